/* The rooms: columns side by side where there is width, a list a room where there is none. */

function dayShown() {
  const asked = days.find((day) => day.key === state.day);
  const today = days.find((day) =>
    sessions.some((one) => one.day === day && one.from - 60 <= minuteNow && minuteNow < one.to + 60));
  return asked || today || days[0];
}

function showGrid() {
  const day = dayShown();
  if (!day) return;
  if (!day.grid) day.grid = makeGrid(day);
  byId("rooms").replaceChildren(day.grid.heading, day.grid.element);
  const room = placeOf("room");
  for (const session of sessions) {
    if (session.day === day) session.cell.parentElement.hidden = !session.fits;
  }
  for (const column of day.grid.columns) {
    const fits = column.sessions.some((session) => session.fits);
    column.element.hidden = !fits || (Boolean(room) && Boolean(column.room) && column.room !== room);
  }
  day.grid.element.hidden = !day.grid.columns.some((column) => !column.element.hidden);
  day.grid.heading.hidden = day.grid.element.hidden;
  showNowLine();
}

function makeGrid(day) {
  const here = sessions.filter((session) => session.day === day);
  const begins = Math.floor(Math.min(...here.map((one) => one.from)) / 60) * 60;
  const ends = Math.ceil(Math.max(...here.map((one) => one.to)) / 60) * 60;
  const scale = minuteHeight(here.map((session) => session.to - session.from));
  const rooms = Array.from(byId("room").options).slice(1);
  const columns = [make("span", {}, text("allRooms")), ...rooms]
    .map((name) => ({ name, room: name.value || "" }))
    .map((column) => ({ ...column, sessions: here.filter((one) => one.room === column.room) }))
    .filter((column) => column.sessions.length);
  const line = make("div", { className: "now-line", hidden: true });
  const sheet = make("div", { className: "sheet" }, makeAxis(begins, ends, scale));
  for (const column of columns) {
    column.element = makeColumn(column, begins, scale);
    sheet.append(column.element);
  }
  sheet.append(line);
  sheet.style.setProperty("--height", (ends - begins) * scale + "px");
  sheet.style.setProperty("--hour", 60 * scale + "px");
  const heading = saying("h2", day.element.querySelector("h2"));
  const element = make("div", { className: "grid", tabIndex: 0 }, sheet);
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", text("grid", { day: heading.textContent }));
  return { element, heading, columns, line, begins, ends, scale };
}

function makeAxis(begins, ends, scale) {
  const axis = make("div", { className: "axis" });
  axis.setAttribute("aria-hidden", "true");
  for (let minute = begins; minute <= ends; minute += 60) {
    const label = make("span", {}, clock(minute));
    label.style.setProperty("--top", (minute - begins) * scale + "px");
    axis.append(label);
  }
  return axis;
}

function makeColumn(column, begins, scale) {
  const shares = lanes(column.sessions);
  const cells = column.sessions.map((session, place) => {
    const item = make("li", {}, makeCell(session));
    const height = Math.max((session.to - session.from) * scale, 18);
    item.style.setProperty("--top", (session.from - begins) * scale + "px");
    item.style.setProperty("--tall", height + "px");
    item.style.setProperty("--lane", shares[place].lane);
    item.style.setProperty("--lanes", shares[place].lanes);
    const lines = Math.max(1, Math.floor((height - 10) / LINE));
    item.style.setProperty("--lines", lines);
    item.classList.toggle("short", lines < 4);
    item.classList.toggle("low", lines < 2);
    return item;
  });
  const heading = make("h3", {}, saying("span", column.name));
  const list = make("ol", {}, ...cells);
  return make("section", { className: column.room ? "column" : "column band" }, heading, list);
}

function makeCell(session) {
  const { element } = session;
  const track = element.querySelector(".track");
  const title = saying("span", element.querySelector("h3"), { className: "title" });
  const times = make("span", { className: "clock" }, clock(session.from) + "–" + clock(session.to));
  const names = all(".who a", element).map((link) => link.textContent).join(", ");
  const body = make("span", {}, times, " ", title);
  const cell = make("a", { className: "cell", href: "#s-" + session.guid }, body);
  if (names) body.append(" ", make("span", { className: "names" }, names));
  if (track) {
    cell.classList.add(...Array.from(track.classList).filter((name) => /^t\d/.test(name)));
    body.append(" ", saying("span", track, { className: "track" }));
  }
  cell.classList.toggle("quiet", session.quiet);
  cell.classList.toggle("starred", stars.has(session.guid));
  cell.classList.toggle("over", !around.over && session.to <= minuteNow);
  cell.classList.toggle("on", session.from <= minuteNow && minuteNow < session.to);
  session.cell = cell;
  return cell;
}

function showNowLine() {
  const day = dayShown();
  if (!day || !day.grid) return;
  const { line, begins, ends, scale } = day.grid;
  line.hidden = !(begins <= minuteNow && minuteNow <= ends);
  line.style.setProperty("--top", (minuteNow - begins) * scale + "px");
}

function scrollGridTo(minute) {
  const { element, begins, scale, columns } = dayShown().grid;
  element.scrollTop = Math.max(0, (minute - begins) * scale - 80);
  if (element.scrollHeight <= element.clientHeight + 1) {
    // No grid but lists, one below another.
    const cells = columns.flatMap((column) => column.sessions);
    const on = cells.find((one) => one.fits && one.from <= minute && minute < one.to);
    const next = cells.find((one) => one.fits && minute < one.from);
    const found = on || next;
    if (found) found.cell.scrollIntoView({ block: "center" });
  }
}

/** A session of the grid, whole, without leaving the grid. */
function showSession(session) {
  const dialog = byId("session");
  const copy = session.element.cloneNode(true);
  const heading = copy.querySelector("h3");
  heading.replaceWith(saying("h2", heading, { id: "session-heading" }));
  for (const details of all("details", copy)) details.replaceWith(...all(".text", details));
  const link = make("a", { className: "in-list", href: "#s-" + session.guid }, text("inList"));
  const body = make("div", { className: copy.className }, ...copy.childNodes);
  body.classList.remove("pointed", "over", "on", "prominent");
  dialog.lastElementChild.replaceChildren(body, link);
  dialog.showModal();
  dialog.scrollTop = 0;
}

function closeSession() {
  if (byId("session").open) byId("session").close();
}

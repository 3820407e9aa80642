/* Now and next, by the visitor's clock in the event's own zone. */

/** The minute on the wall where the event is; the visitor's own where it names no zone. */
function currentMinute() {
  const moment = new Date();
  const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
  const options = { ...fields, hourCycle: "h23", calendar: "gregory", numberingSystem: "latn" };
  const { zone } = document.body.dataset;
  if (zone) {
    try {
      const format = new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone });
      return wallMinute(format.formatToParts(moment));
    } catch (error) {
      // This browser does not know the zone.
    }
  }
  return wallMinute(new Intl.DateTimeFormat("en-US", options).formatToParts(moment));
}

function tick() {
  const minute = currentMinute();
  if (minute === minuteNow) return;
  minuteNow = minute;
  around = nowAndNext(sessions, minute);
  const now = new Set(around.now);
  const next = new Set(around.next);
  sessions.forEach((session, place) => {
    const kind = now.has(place) ? "now" : next.has(place) ? "next" : "";
    for (const element of [session.element, session.cell]) {
      if (!element) continue;
      // Who reads the programme afterwards has no use for pale titles.
      element.classList.toggle("over", !around.over && session.to <= minute);
      element.classList.toggle("on", kind === "now");
    }
    showBadge(session, kind);
  });
  showNow();
  if (state.view === "rooms") showNowLine();
}

function showBadge(session, kind) {
  if (session.badge) session.badge.remove();
  session.badge = kind ? badge(kind) : null;
  if (session.badge) session.element.querySelector(".when").append(" ", session.badge);
}

function badge(kind) {
  return make("span", { className: "badge " + kind }, text(kind));
}

/** The strip on top: what is on, and what begins next. */
function showNow() {
  const strip = byId("now");
  strip.hidden = !sessions.length;
  byId("to-now").hidden = !around.now.length && !(around.begun && around.next.length);
  if (around.over) {
    strip.replaceChildren(make("p", {}, text("over")));
  } else if (!around.begun && around.next.length) {
    const first = sessions[around.next[0]];
    const values = { day: dayName(first.day), time: clock(first.from) };
    strip.replaceChildren(make("p", {}, text("begins", values)));
  } else {
    const groups = [];
    if (around.now.length) groups.push(nowGroup("now", around.now));
    if (around.next.length) groups.push(nowGroup("next", around.next));
    strip.replaceChildren(...groups);
  }
  // So many that a phone would show nothing else: there, what comes next is only counted.
  strip.classList.toggle("many", around.now.length > 0 && around.now.length + around.next.length > 5);
}

function nowGroup(kind, places) {
  const few = places.length > 4 ? places.slice(0, 3) : places;
  const list = make("ul", {}, ...few.map((place) => nowEntry(kind, sessions[place])));
  if (few.length < places.length) {
    const rest = text("others", { n: places.length - few.length });
    list.append(make("li", { className: "others" }, rest));
  }
  const heading = make("h2", {}, badge(kind));
  if (kind === "next") {
    const first = sessions[places[0]];
    const soon = first.from - minuteNow < 720;
    heading.append(" " + (soon ? "" : dayName(first.day) + " ") + clock(first.from));
  }
  if (places.length > 1) {
    heading.append(make("span", { className: "facts" }, text("sessions", { n: places.length })));
  }
  return make("div", { className: "at-" + kind }, heading, list);
}

function nowEntry(kind, session) {
  const link = saying("a", session.element.querySelector("h3"), { href: "#s-" + session.guid });
  const room = session.element.querySelector(".room");
  const facts = room ? [room.textContent] : [];
  if (kind === "now") facts.push(text("until", { time: clock(session.to) }));
  const quiet = make("span", { className: "facts" }, facts.join(" · "));
  return make("li", {}, link, ...(facts.length ? [quiet] : []));
}

function dayName(day) {
  return all(".days a")[days.indexOf(day)].textContent;
}

function jumpToNow() {
  const place = around.now.length ? around.now[0] : around.next[0];
  const session = sessions[place];
  if (!session) return;
  if (state.view === "rooms") {
    go({ day: session.day.key });
    scrollGridTo(minuteNow);
    return;
  }
  if (state.view !== "time" || !session.fits) location.hash = formatState(parseState(""));
  arrive(false);
  const shown = around.now.concat(around.next).map((one) => sessions[one]);
  pointAt((shown.find((one) => one.fits) || session).element);
}

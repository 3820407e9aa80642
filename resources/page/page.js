/* The page: shows, hides and counts what is in the document already, and adds the grid. */

document.documentElement.classList.add("scripted-page");
document.addEventListener("DOMContentLoaded", () => start());

const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
const HALF_A_MINUTE = 30000;
const LINE = 19.2; // the height of a line in the grid's cells

let words = {};
let days = [];
let sessions = [];
let people = [];
let state = parseState("");
let minuteNow = NaN;
let around = { now: [], next: [], begun: false, over: false };
let stars = new Set();
let dayRead = null;
let marked = null;

function start() {
  words = byId("words").dataset;
  days = all(".day").map(readDay);
  sessions = days.flatMap((day) => all(".session", day.element).map((item) => readSession(item, day)));
  people = all(".person").map((element) => ({ element, guid: element.id.slice(2), hay: "" }));
  stars = loadStars();
  sessions.forEach(addStar);
  arrangeControls();
  listen();
  tick();
  marked = history.state;
  arrive(true);
  watchScrolling();
  readAhead(0);
  setInterval(tick, HALF_A_MINUTE);
}

function readDay(element) {
  const { date } = element.dataset;
  return { element, key: element.id.slice(2), begins: dayMinute(date), grid: null };
}

function readSession(element, day) {
  const { from, to, room, track } = element.dataset;
  return {
    element,
    day,
    guid: element.id.slice(2),
    title: element.querySelector("h3").textContent,
    from: day.begins + Number(from),
    to: day.begins + Number(to),
    room: room || "",
    track: track || "",
    quiet: element.classList.contains("quiet"),
    people: new Set(all(".who a", element).map((link) => link.hash.slice(3))),
    hay: "",
    badge: null,
    cell: null,
  };
}

function text(name, values = {}) {
  return fill(words[name], values);
}

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** An element with another one's text, in that one's language. */
function saying(tag, source, properties = {}) {
  const element = make(tag, properties, source.textContent);
  if (source.lang) element.lang = source.lang;
  return element;
}

/** Controls that could not change anything are not there. */
function arrangeControls() {
  byId("room").hidden = byId("room").options.length < 3;
  byId("track").hidden = byId("track").options.length < 2;
  document.querySelector('[data-view="rooms"]').hidden = byId("room").hidden;
  document.querySelector('[data-view="people"]').hidden = !people.length;
  document.querySelector(".days").hidden = days.length < 2;
  document.querySelector(".find").hidden = !sessions.length;
}

function listen() {
  const query = byId("query");
  query.addEventListener("input", () => go({ q: query.value.trim() }, { typing: true }));
  query.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") query.blur();
    if (event.key === "Escape" && query.value) {
      query.value = "";
      go({ q: "" }, { typing: true });
    }
  });
  for (const name of ["room", "track"]) {
    byId(name).addEventListener("change", ({ target }) =>
      go({ [name]: target.value && target.selectedOptions[0].textContent }));
  }
  byId("mine").addEventListener("click", () => go({ mine: state.mine ? "" : "1" }));
  byId("to-now").addEventListener("click", jumpToNow);
  byId("print").addEventListener("click", () => window.print());
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", () => document.hidden || tick());
  // Where to scroll on the way back is ours to say: the rows differ from view to view.
  if ("scrollRestoration" in history) history.scrollRestoration = "manual";
  window.addEventListener("pagehide", leaveMark);
  window.addEventListener("popstate", (event) => (marked = event.state));
  window.addEventListener("hashchange", () => arrive(false));
  window.addEventListener("beforeprint", unfoldForPrint);
  window.addEventListener("afterprint", foldAfterPrint);
}

function onClick(event) {
  const star = event.target.closest("[data-star]");
  if (event.target.closest(".skip")) {
    event.preventDefault();
    document.querySelector("main").focus();
    return;
  }
  if (star) toggleStar(star.dataset.star);
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const cell = link.closest(".cell");
  if (cell && byId("session").showModal) {
    event.preventDefault();
    showSession(sessions.find((session) => session.cell === cell));
  } else {
    leaveMark();
    closeSession();
    // The same address again tells nobody: go there once more.
    if (link.hash === location.hash) arrive(true);
  }
}

function onKey(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  byId("query").focus();
}

// What is shown: the address says it, everything else follows.

/** Change what is shown, and the address with it. */
function go(change, { typing = false } = {}) {
  const day = "day" in change || state.view === "rooms" ? state.day : "";
  const next = { ...state, session: "", day, ...change };
  const fragment = formatState(next);
  state = next;
  if (typing) {
    // Back should not lead through every letter.
    clearTimeout(go.typed);
    go.typed = setTimeout(() => location.replace(fragment), 400);
  } else {
    clearTimeout(go.typed);
    if (location.hash !== fragment) {
      leaveMark();
      location.hash = fragment;
    }
  }
  show();
  keepResultsInSight();
}

/** Show what the address asks for, where it asks for it. */
function arrive(scroll) {
  clearTimeout(go.typed);
  const asked = parseState(location.hash);
  const known = formatState(asked) === formatState(state);
  if (known && !scroll) return;
  const before = state;
  state = asked;
  show();
  const mark = marked;
  marked = null;
  if (findMark(mark)) return;
  if (state.session) findSession(state.session);
  else if (state.view === "time" && state.day && (scroll || state.day !== before.day)) toDay();
  else if (state.person !== before.person || state.view !== before.view) {
    toTop();
    if (!byId("who").hidden) byId("who").focus({ preventScroll: true });
  }
}

function show() {
  const view = state.view;
  const person = people.find((one) => one.guid === state.person);
  document.documentElement.dataset.view = view;
  byId("programme").hidden = view !== "time";
  byId("rooms").hidden = view !== "rooms";
  byId("people").hidden = view !== "people";
  showCard(person);
  filterSessions(person);
  filterPeople();
  if (view === "rooms") showGrid();
  showControls();
  showCount();
}

function filterSessions(person) {
  const room = placeOf("room");
  const track = placeOf("track");
  const fits = finder(state.q);
  for (const session of sessions) {
    session.fits =
      (!room || !session.room || session.room === room) &&
      (!track || session.track === track) &&
      (!state.mine || stars.has(session.guid)) &&
      (!person || session.people.has(person.guid)) &&
      (!state.q || fits(hayOf(session)));
    session.element.hidden = !session.fits;
  }
  for (const day of days) {
    day.element.hidden = !sessions.some((session) => session.day === day && session.fits);
  }
}

function filterPeople() {
  if (state.view !== "people") return;
  const fits = finder(state.q);
  for (const person of people) {
    person.fits = !state.q || fits(hayOfPerson(person));
    person.element.hidden = !person.fits;
  }
}

/** Read the texts while nobody waits, so that the first key finds them read. */
function readAhead(from) {
  const idle = window.requestIdleCallback || ((run) => setTimeout(run, 50));
  if (from >= sessions.length) return;
  idle(() => {
    sessions.slice(from, from + 40).forEach(hayOf);
    readAhead(from + 40);
  });
}

function hayOf(session) {
  if (session.hay) return session.hay;
  const { element } = session;
  const options = [byId("room").options, byId("track").options];
  const chosen = [session.room, session.track].map((place, which) =>
    place ? options[which][Number(place) + 1].textContent : "");
  const names = all("h3, .subtitle, .kind, .tongue, .who a, .role, .office", element);
  const also = (element.dataset.also || "").split(" | ");
  session.hay = haystack(
    names.map((name) => name.textContent).concat(chosen, also),
    all(".text", element).map((block) => block.textContent),
  );
  return session.hay;
}

function hayOfPerson(person) {
  if (person.hay) return person.hay;
  const names = all("h3, .office", person.element).map((name) => name.textContent);
  const texts = all(".text", person.element).map((block) => block.textContent);
  const also = (person.element.dataset.also || "").split(" | ");
  person.hay = haystack(names.concat(also), texts);
  return person.hay;
}

/** The place in a filter's list of the name in the address; "" where there is none such. */
function placeOf(name) {
  const options = Array.from(byId(name).options).slice(1);
  const option = options.find((one) => state[name] && one.textContent === state[name]);
  return option ? option.value : "";
}

function showControls() {
  const query = byId("query");
  if (query.value.trim() !== state.q) query.value = state.q;
  byId("room").value = placeOf("room");
  byId("track").value = placeOf("track");
  byId("mine").setAttribute("aria-pressed", String(Boolean(state.mine)));
  document.querySelector(".filters").hidden =
    state.view === "people" || (byId("room").hidden && byId("track").hidden);
  byId("mine").hidden = state.view === "people" || !sessions.length;
  byId("not-kept").hidden = !state.mine || loadStars.kept;
  for (const link of all(".views a")) {
    const { view } = link.dataset;
    link.href = formatState({ ...state, view, session: "", person: "", day: "" });
    setCurrent(link, view === state.view, "page");
  }
  const view = state.view === "people" ? "time" : state.view;
  all(".days a").forEach((link, place) => {
    link.href = formatState({ ...state, view, session: "", day: days[place].key });
  });
  markDay(view === "rooms" ? dayShown() : dayRead);
}

/** The day under a visitor's eyes, marked among the days. */
function markDay(day) {
  all(".days a").forEach((link, place) => {
    const current = days[place] === day && state.view !== "people";
    setCurrent(link, current, "true");
    const bar = link.parentElement;
    if (current) bar.scrollLeft = link.offsetLeft - (bar.clientWidth - link.offsetWidth) / 2;
  });
}

function setCurrent(link, current, value) {
  if (current) link.setAttribute("aria-current", value);
  else link.removeAttribute("aria-current");
}

function showCount() {
  const of = state.view === "people" ? people : inView();
  const count = of.filter((one) => one.fits).length;
  const [one, many] = state.view === "people" ? ["person", "people"] : ["session", "sessions"];
  const filtered = state.q || placeOf("room") || placeOf("track") || state.mine || state.person;
  const nothing = state.mine && !stars.size ? "noStars" : "none";
  const counted = text(count === 1 ? one : many, { n: count });
  const sentence = filtered && !count ? text(nothing) : counted;
  byId("show-all").hidden = !filtered;
  byId("show-all").href = formatState({ ...parseState(""), view: state.view, day: state.view === "rooms" ? state.day : "" });
  clearTimeout(showCount.later);
  // A screen reader should not be told of every letter.
  if (byId("count").textContent !== sentence) {
    const tell = () => (byId("count").textContent = sentence);
    if (document.activeElement === byId("query")) showCount.later = setTimeout(tell, 150);
    else tell();
  }
}

function inView() {
  return state.view === "rooms" ? sessions.filter((one) => one.day === dayShown()) : sessions;
}

/** Above a person's sessions: who that is. */
function showCard(person) {
  const card = byId("who");
  card.hidden = !person || state.view === "people";
  if (card.hidden || card.dataset.guid === person.guid) return;
  card.dataset.guid = person.guid;
  const copy = person.element.cloneNode(true);
  const name = copy.querySelector("h3");
  name.replaceWith(saying("h2", name));
  copy.querySelector(".theirs").remove();
  for (const details of all("details", copy)) details.replaceWith(...all(".text", details));
  card.replaceChildren(...copy.childNodes);
}

// Paper: abstracts only for whoever asks for them.

function unfoldForPrint() {
  if (!byId("print-texts").checked) return;
  document.documentElement.classList.add("with-texts");
  for (const details of all("details:not([open])")) {
    details.open = true;
    details.classList.add("unfolded");
  }
}

function foldAfterPrint() {
  document.documentElement.classList.remove("with-texts");
  for (const details of all(".unfolded")) {
    details.open = false;
    details.classList.remove("unfolded");
  }
}

/* Where the page stands: what is brought into sight, and found again on the way back. */

/** Notice which day crosses the upper part of the window, and whether the bar stands over it. */
function watchScrolling() {
  if (!window.IntersectionObserver) return;
  const bar = document.querySelector(".bar");
  const edge = new IntersectionObserver(
    ([entry]) => bar.classList.toggle("stuck", entry.intersectionRatio < 1 && window.scrollY > 0),
    { threshold: 1, rootMargin: "-1px 0px 0px 0px" },
  );
  edge.observe(bar);
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const day = days.find((one) => one.element === entry.target);
      if (entry.isIntersecting) dayRead = day;
      else if (dayRead === day) dayRead = null;
    }
    if (state.view === "time") markDay(dayRead);
  }, { rootMargin: "-25% 0px -74% 0px" });
  for (const day of days) watcher.observe(day.element);
}

/** Whoever types deep down in the list sees the first finding. */
function keepResultsInSight() {
  const bar = document.querySelector(".bar").getBoundingClientRect();
  const main = document.querySelector("main").getBoundingClientRect();
  if (main.top < bar.bottom) toTop();
}

function toTop() {
  const tools = document.querySelector(".tools").getBoundingClientRect();
  const bar = document.querySelector(".bar").getBoundingClientRect();
  if (tools.top < bar.bottom) window.scrollBy(0, tools.top - bar.height);
}

function toDay() {
  const day = days.find((one) => one.key === state.day);
  if (day) settle(() => day.element.scrollIntoView());
}

function findSession(guid) {
  const session = sessions.find((one) => one.guid === guid);
  if (!session) return;
  const details = session.element.querySelector("details");
  if (details) details.open = true;
  pointAt(session.element);
}

/** Bring something into sight and under the keyboard, and let it be seen which. */
function pointAt(element) {
  for (const other of all(".pointed")) other.classList.remove("pointed");
  element.classList.add("pointed");
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  settle(() => element.scrollIntoView({ block: "start" }));
}

/** Note in the history what stands where, for whoever comes back. */
function leaveMark() {
  const top = document.querySelector(".bar").getBoundingClientRect().bottom;
  const first = sessions.find((one) => one.fits && one.element.getBoundingClientRect().bottom > top);
  const mark = first && state.view === "time" && window.scrollY > 0
    ? { guid: first.guid, top: first.element.getBoundingClientRect().top }
    : { y: window.scrollY };
  try {
    history.replaceState(mark, "");
  } catch (error) {
    // Some readers of mailed files have no history.
  }
}

/** Scroll to where a visitor left; returns whether there is such a place. */
function findMark(mark) {
  if (!mark) return false;
  const session = mark.guid && sessions.find((one) => one.guid === mark.guid && one.fits);
  if (session) settle(() => window.scrollBy(0, session.element.getBoundingClientRect().top - mark.top));
  else settle(() => window.scrollTo(0, mark.y || 0));
  return true;
}

/** Scroll, and once more when what came into sight has its true height. */
function settle(scroll) {
  scroll();
  requestAnimationFrame(() => requestAnimationFrame(scroll));
}

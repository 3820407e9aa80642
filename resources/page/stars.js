/* My programme: the stars stay in this browser, where it lets us. */

function starsKey() {
  return "programme:" + document.body.dataset.key;
}

function loadStars() {
  loadStars.kept = false;
  try {
    const kept = JSON.parse(localStorage.getItem(starsKey()) || "[]");
    localStorage.setItem(starsKey(), JSON.stringify(kept));
    loadStars.kept = true;
    return new Set(Array.isArray(kept) ? kept.filter((guid) => typeof guid === "string") : []);
  } catch (error) {
    return new Set();
  }
}

function toggleStar(guid) {
  if (!stars.delete(guid)) stars.add(guid);
  try {
    localStorage.setItem(starsKey(), JSON.stringify(Array.from(stars)));
  } catch (error) {
    loadStars.kept = false;
  }
  for (const star of all("[data-star]")) if (star.dataset.star === guid) showStar(star);
  const session = sessions.find((one) => one.guid === guid);
  if (session && session.cell) session.cell.classList.toggle("starred", stars.has(guid));
  // What was just taken out stays until the next look: a slip of the finger is mended there.
  if (!state.mine) showCount();
}

function addStar(session) {
  if (!session.quiet) session.element.append(starFor(session));
}

function starFor(session) {
  const star = make("button", { type: "button", className: "star" });
  star.dataset.star = session.guid;
  star.setAttribute("aria-label", text("star", { title: session.title }));
  showStar(star);
  return star;
}

function showStar(star) {
  const on = stars.has(star.dataset.star);
  star.setAttribute("aria-pressed", String(on));
  star.textContent = on ? "★" : "☆";
}

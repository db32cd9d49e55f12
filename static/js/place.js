// Where one is in the scrapbook: said by the pill and the rail of months, and kept with the page's place in the history,
// so that Back and a reload return there. The address becomes that of the leaf one is looking at.
const shelves = document.querySelector("[data-leaves]");
const pill = document.querySelector("[data-month-here]");
const EDGE = 90; // px below the top of the window: what one reads is under it

const here = () => {
  for (const chapter of shelves.querySelectorAll(".chapter")) {
    if (chapter.getBoundingClientRect().bottom < EDGE) continue;
    const cards = [...chapter.querySelectorAll("article")];
    return { chapter, card: cards.find((card) => card.getBoundingClientRect().bottom > EDGE) };
  }
  return {};
};

const show = (chapter) => {
  if (pill) pill.textContent = scrollY > 200 || shelves.querySelector(".newer") ? chapter.getAttribute("aria-label") : pill.dataset.months;
  const now = document.querySelector("#months [aria-current]");
  const link = document.querySelector(`#months [data-month="${chapter.dataset.month}"]`);
  if (!link || link === now) return;
  now?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  for (const year of document.querySelectorAll("#months details")) year.open = year.contains(link);
};

let opened = "";
const note = () => {
  const { chapter, card } = here();
  if (chapter) show(chapter);
  if (!card) return;
  const place = { id: card.id, y: card.getBoundingClientRect().top, opened };
  const isAtTop = scrollY < 200 && !document.querySelector(".newer");
  const address = isAtTop ? location.pathname + start : card.leaf?.address ?? (location.search || "?");
  if (address) history.replaceState({ ...history.state, place: isAtTop && !opened ? null : place }, "", address === "?" ? location.pathname : address);
};

const find = (place) => {
  const card = place && document.getElementById(place.id);
  if (!card) return;
  scrollTo({ top: scrollY + card.getBoundingClientRect().top - place.y, behavior: "instant" });
  // One came back from a glimmer that was opened here: by keyboard one goes on from it.
  document.getElementById(place.opened)?.querySelector("a")?.focus({ preventScroll: true });
};

// A jump within what is there needs no new page.
const jump = (event) => {
  const link = event.target.closest?.("#months a");
  const chapter = link && shelves.querySelector(`.chapter[data-month="${link.dataset.month}"]`);
  if (!link) return;
  document.getElementById("months").hidePopover?.();
  if (!chapter || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  chapter.scrollIntoView({ block: "start" });
  chapter.setAttribute("tabindex", "-1");
  chapter.focus({ preventScroll: true });
};

let start = "";
let wait = 0;
if (shelves) {
  const query = new URLSearchParams(location.search);
  for (const each of ["after", "before", "month"]) query.delete(each);
  start = query.size ? `?${query}` : "";
  history.scrollRestoration = "manual";
  // Restored in the same task that laid the cards: nothing is seen to move.
  if (history.state?.place) {
    document.dispatchEvent(new CustomEvent("glimmers:lay-all"));
    find(history.state.place);
  }
  note();
  addEventListener("scroll", () => (clearTimeout(wait), (wait = setTimeout(note, 150))), { passive: true });
  addEventListener("pagehide", note);
  document.addEventListener("click", jump);
  shelves.addEventListener("click", (event) => (opened = event.target.closest("article")?.id ?? ""));
  let held = null;
  document.addEventListener("glimmers:hold-place", () => {
    const { card } = here();
    held = card && { id: card.id, y: card.getBoundingClientRect().top };
  });
  document.addEventListener("glimmers:find-place", () => find(held));
}

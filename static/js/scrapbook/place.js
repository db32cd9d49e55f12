// Where one is in the scrapbook: said by the pill and the rail of months, and kept with the page's place in the history,
// so that Back and a reload return there. The address becomes that of the leaf one is looking at.
import { book, leafOf } from "./leaves.js";
import { layAll } from "./masonry.js";

const pill = document.querySelector("[data-month-here]");
const EDGE = 90; // px below the top of the window: what one reads is under it

const here = () => {
  for (const chapter of book.querySelectorAll(".chapter")) {
    if (chapter.getBoundingClientRect().bottom < EDGE) continue;
    const cards = [...chapter.querySelectorAll("article")];
    return { chapter, card: cards.find((card) => card.getBoundingClientRect().bottom > EDGE) };
  }
  return {};
};

const show = (chapter) => {
  if (pill)
    pill.textContent =
      scrollY > 200 || book.querySelector(".newer") ? chapter.getAttribute("aria-label") : pill.dataset.months;
  const now = document.querySelector("#months [aria-current]");
  const link = document.querySelector(`#months [data-month="${chapter.dataset.month}"]`);
  if (!link || link === now) return;
  now?.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  for (const year of document.querySelectorAll("#months details")) year.open = year.contains(link);
};

export const whereOneIs = () => {
  const { card } = here();
  return card && { id: card.id, y: card.getBoundingClientRect().top };
};

let opened = "";
const note = () => {
  const { chapter, card } = here();
  if (chapter) show(chapter);
  if (!card) return;
  const place = { id: card.id, y: card.getBoundingClientRect().top, opened };
  const isAtTop = scrollY < 200 && !document.querySelector(".newer");
  const address = isAtTop ? location.pathname + start : (leafOf(card)?.address ?? (location.search || "?"));
  if (address)
    history.replaceState(
      { ...history.state, place: isAtTop && !opened ? null : place },
      "",
      address === "?" ? location.pathname : address,
    );
};

export const findAgain = (place) => {
  const card = place && document.getElementById(place.id);
  if (!card) return;
  scrollTo({ top: scrollY + card.getBoundingClientRect().top - place.y, behavior: "instant" });
  // One came back from a glimmer that was opened here: by keyboard one goes on from it.
  document.getElementById(place.opened)?.querySelector("a")?.focus({ preventScroll: true });
};

// A jump within what is there needs no new page.
const jump = (event) => {
  const link = event.target.closest?.("#months a");
  const chapter = link && book.querySelector(`.chapter[data-month="${link.dataset.month}"]`);
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
if (book) {
  const query = new URLSearchParams(location.search);
  for (const each of ["after", "before", "month"]) query.delete(each);
  start = query.size ? `?${query}` : "";
  history.scrollRestoration = "manual";
  // Restored in the same task that laid the cards: nothing is seen to move.
  if (history.state?.place) {
    layAll();
    findAgain(history.state.place);
  }
  note();
  addEventListener("scroll", () => (clearTimeout(wait), (wait = setTimeout(note, 150))), { passive: true });
  addEventListener("pagehide", note);
  document.addEventListener("click", jump);
  book.addEventListener("click", (event) => (opened = event.target.closest("article")?.id ?? ""));
}

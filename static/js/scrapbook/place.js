// Where one is in the scrapbook: said by the pill and the rail of months, and kept with the page's place in the history,
// so that Back and a reload return there. The address becomes that of the page one is looking at.
const EDGE = 90; // px below the top of the window: what one reads is under it

export class Place {
  #book;
  #pages;
  #pill = document.querySelector("[data-month-here]");
  #opened = "";
  #start; // of the address of the first page

  constructor(book, pages) {
    this.#book = book;
    this.#pages = pages;
    const query = new URLSearchParams(location.search);
    for (const each of ["after", "before", "month"]) query.delete(each);
    this.#start = query.size ? `?${query}` : "";
  }

  now() {
    const { card } = this.#here();
    return card && { id: card.id, y: card.getBoundingClientRect().top };
  }

  find(place) {
    const card = place && document.getElementById(place.id);
    if (!card) return;
    scrollTo({ top: scrollY + card.getBoundingClientRect().top - place.y, behavior: "instant" });
    // One came back from a glimmer that was opened here: by keyboard one goes on from it.
    document.getElementById(place.opened)?.querySelector("a")?.focus({ preventScroll: true });
  }

  note() {
    const { chapter, card } = this.#here();
    if (chapter) this.#show(chapter);
    if (!card) return;
    const isAtTop = scrollY < 200 && !document.querySelector(".newer");
    const ofPage = this.#pages.addressOf(card) ?? (location.search || "?");
    const address = isAtTop ? location.pathname + this.#start : ofPage;
    const place = isAtTop && !this.#opened ? null : { ...this.now(), opened: this.#opened };
    history.replaceState({ ...history.state, place }, "", address === "?" ? location.pathname : address);
  }

  noteOpened({ target }) {
    this.#opened = target.closest("article")?.id ?? "";
  }

  // A jump within what is there needs no new page.
  jump(event) {
    const link = event.target.closest?.("#months a");
    const chapter = link && this.#book.querySelector(`.chapter[data-month="${link.dataset.month}"]`);
    if (!link) return;
    document.getElementById("months").hidePopover?.();
    if (!chapter || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    chapter.scrollIntoView({ block: "start" });
    chapter.setAttribute("tabindex", "-1");
    chapter.focus({ preventScroll: true });
  }

  #here() {
    for (const chapter of this.#book.querySelectorAll(".chapter")) {
      if (chapter.getBoundingClientRect().bottom < EDGE) continue;
      const cards = [...chapter.querySelectorAll("article")];
      return { chapter, card: cards.find((card) => card.getBoundingClientRect().bottom > EDGE) };
    }
    return {};
  }

  #show(chapter) {
    const isWithin = scrollY > 200 || this.#book.querySelector(".newer");
    if (this.#pill) this.#pill.textContent = isWithin ? chapter.getAttribute("aria-label") : this.#pill.dataset.months;
    const now = document.querySelector("#months [aria-current]");
    const link = document.querySelector(`#months [data-month="${chapter.dataset.month}"]`);
    if (!link || link === now) return;
    now?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    for (const year of document.querySelectorAll("#months details")) year.open = year.contains(link);
  }
}

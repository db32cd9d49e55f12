// Note the reader's place in the scrapbook: show it by the pill and the rail of months, and store it in the page's
// history entry, so that Back and a reload return there. The address becomes that of the page in view.
const EDGE = 90; // px below the top of the window; what is being read is under it

export class Place {
  #book;
  #pages;
  #pill = document.querySelector("[data-month-here]");
  #opened = "";
  #start; // the query of the first page's address

  constructor(book, pages) {
    this.#book = book;
    this.#pages = pages;
    const query = new URLSearchParams(location.search);
    for (const each of ["after", "before", "month"]) query.delete(each);
    this.#start = query.size ? `?${query}` : "";
  }

  now() {
    const { card } = this.#inView();
    return card && { id: card.id, y: card.getBoundingClientRect().top };
  }

  find(place) {
    const card = place && document.getElementById(place.id);
    if (!card) return;
    scrollTo({ top: scrollY + card.getBoundingClientRect().top - place.y, behavior: "instant" });
    // After coming back from a glimmer that was opened here, the keyboard goes on from it.
    document.getElementById(place.opened)?.querySelector("a")?.focus({ preventScroll: true });
  }

  note() {
    const { chapter, card } = this.#inView();
    if (chapter) this.#show(chapter);
    if (!card) return;
    const isAtTop = scrollY < 200 && !document.querySelector(".newer");
    const pageAddress = this.#pages.addressOf(card) ?? (location.search || "?");
    const address = isAtTop ? location.pathname + this.#start : pageAddress;
    const place = isAtTop && !this.#opened ? null : { ...this.now(), opened: this.#opened };
    history.replaceState({ ...history.state, place }, "", address === "?" ? location.pathname : address);
  }

  noteOpened({ target }) {
    this.#opened = target.closest("article")?.id ?? "";
  }

  // Jump within what is loaded, for which no new page is needed.
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

  #inView() {
    for (const chapter of this.#book.querySelectorAll(".chapter")) {
      if (chapter.getBoundingClientRect().bottom < EDGE) continue;
      const cards = [...chapter.querySelectorAll("article")];
      const card = cards.find((each) => each.getBoundingClientRect().bottom > EDGE);
      if (card) return { chapter, card }; // else only the space below its last card is left of it
    }
    return {};
  }

  #show(chapter) {
    const isWithin = scrollY > 200 || this.#book.querySelector(".newer");
    if (this.#pill) this.#pill.textContent = isWithin ? chapter.getAttribute("aria-label") : this.#pill.dataset.months;
    const current = document.querySelector("#months [aria-current]");
    const link = document.querySelector(`#months [data-month="${chapter.dataset.month}"]`);
    if (!link || link === current) return;
    current?.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    for (const year of document.querySelectorAll("#months details")) year.open = year.contains(link);
  }
}

// Lays the cards of the scrapbook where pack.js says. Nothing that was seen ever moves, but all of it anew.
import { ChapterEnd } from "./chapter-end.js";
import { columnsOf } from "./columns.js";
import { reachOf } from "./level.js";
import { heightOf, leavesHole, take, widthOf } from "./pack.js";

const NOT_LAID = "article:not([data-laid])";
const SLICE = 3; // cards a frame

export class Masonry {
  #book;
  #plans = new WeakMap(); // .cards → its columns
  #boxes = new WeakMap(); // card → its place, which is kept when it is let go (leaves.js)
  #chapterEnd = new ChapterEnd(this);
  #waiting; // chapters that are not laid yet
  #whenLaid;

  constructor(book, whenLaid) {
    this.#book = book;
    this.#whenLaid = whenLaid;
    this.#waiting = [...book.querySelectorAll(".cards")];
  }

  boxOf(card) {
    return this.#boxes.get(card);
  }

  placeAt(card, box) {
    this.#boxes.set(card, box);
    card.dataset.laid = "";
    card.style.inlineSize = box.width;
    card.style.insetBlockStart = `${box.top}px`;
    card.style.insetInlineStart = `${box.start}px`;
  }

  // Those that are not laid yet, or so many of them; at its last the chapter ends, unless it goes on.
  lay(cards, { most = Infinity, isLast = true } = {}) {
    const plan = this.#plans.get(cards) ?? columnsOf(cards);
    this.#plans.set(cards, plan);
    cards.classList.add("is-laid");
    cards.querySelector(":scope > .drawing")?.remove();
    const unlaid = [...cards.children].filter((card) => card.matches(NOT_LAID));
    const next = unlaid.slice(0, most);
    const spans = next.map((card) => Math.min(card.classList.contains("is-wide") ? 2 : 1, plan.ends.length));
    const widen = (index) => (next[index].style.inlineSize = `${widthOf(plan, spans[index])}px`);
    for (const card of next) card.dataset.laid = "";
    next.forEach((_card, index) => widen(index));
    const heights = next.map((card) => card.offsetHeight); // one layout for all
    next.forEach((card, index) => {
      if (spans[index] === 2 && leavesHole(plan.ends)) {
        spans[index] = 1; // narrow, then
        widen(index);
        heights[index] = card.offsetHeight;
      }
      this.#chapterEnd.note(card, plan);
      this.placeAt(card, { ...take(plan, spans[index], heights[index]), width: card.style.inlineSize });
    });
    const isEnd = isLast && next.length === unlaid.length && !("goesOn" in cards.closest(".chapter").dataset);
    if (isEnd) this.#chapterEnd.make(cards, plan);
    cards.style.blockSize = `${heightOf(plan)}px`;
  }

  // A few cards a frame: a slow phone has to lay out each of them, and should answer meanwhile.
  async fill(home, articles, hold = (add) => add()) {
    for (let start = 0; start < articles.length; start += SLICE) {
      await new Promise(requestAnimationFrame);
      hold(() => {
        home.append(...articles.slice(start, start + SLICE));
        if (home.isConnected) this.lay(home, { isLast: start + SLICE >= articles.length });
      });
    }
  }

  layAnew() {
    for (const cards of this.#book.querySelectorAll(".cards")) {
      this.#plans.delete(cards);
      cards.classList.remove("is-laid");
      cards.removeAttribute("style");
      for (const card of cards.children) {
        delete card.dataset.laid;
        card.removeAttribute("style");
      }
      this.lay(cards);
    }
  }

  // The page as it came: what the window shows is laid before it is first painted, the rest a few cards a frame. A chapter waits,
  // unseen, until the one above it has its height.
  begin() {
    const waiting = this.#waiting;
    for (const cards of waiting.slice(1)) cards.closest(".chapter").hidden = true;
    const unlaid = () => waiting[0].querySelectorAll(`:scope > ${NOT_LAID}`).length;
    const isFull = () => {
      const { top, bottom } = waiting[0].getBoundingClientRect();
      return bottom > innerHeight + 800 && (top > innerHeight || unlaid() > reachOf(this.#plans.get(waiting[0])));
    };
    // What waits is not displayed, and would lose the focus that it was given before this script came.
    const isFocusWaiting = () => document.activeElement?.closest(`.leaves ${NOT_LAID}`);
    do this.#laySome();
    while (waiting.length && (!isFull() || isFocusWaiting()));
    const frame = () => {
      if (waiting.length) this.#laySome();
      if (waiting.length) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  layAll() {
    while (this.#waiting.length) this.#laySome();
  }

  #laySome() {
    const [cards] = this.#waiting;
    cards.closest(".chapter").hidden = false;
    this.lay(cards, { most: SLICE });
    if (!cards.querySelector(`:scope > ${NOT_LAID}`)) this.#waiting.shift();
    if (!this.#waiting.length) this.#whenLaid();
  }
}

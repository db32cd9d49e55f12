// Lay the cards of the scrapbook where pack.js says. No laid card ever moves, except when all are laid again.
import { asTheyCome } from "./as-they-come.js";
import { draw, levelled } from "./chapter-end.js";
import { columnsOf } from "./columns.js";
import { reachOf } from "./level.js";
import { heightOf } from "./pack.js";

const NOT_LAID = "article:not([data-laid])";
const SLICE = 3; // cards a frame

const goesOn = (cards) => "goesOn" in cards.closest(".chapter").dataset;

export class Masonry {
  #book;
  #plans = new WeakMap(); // .cards → its columns
  #boxes = new WeakMap(); // card → its place, which is kept when it is removed (loaded-pages.js)
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

  // Lay the cards that are not laid yet, or so many of them. Where the chapter ends with them, the last ones lie level.
  lay(cards, { most = Infinity, isEnd = !goesOn(cards) } = {}) {
    const plan = this.#planOf(cards);
    cards.classList.add("is-laid");
    cards.querySelector(":scope > .drawing")?.remove();
    const unlaid = cards.querySelectorAll(`:scope > ${NOT_LAID}`);
    const next = [...unlaid].slice(0, most);
    for (const card of next) card.dataset.laid = "";
    const isLast = isEnd && next.length === unlaid.length;
    const last = isLast ? next.splice(Math.max(0, next.length - reachOf(plan))) : [];
    const boxes = [...asTheyCome(plan, next), ...(levelled(plan, last) ?? asTheyCome(plan, last))];
    [...next, ...last].forEach((card, index) => this.placeAt(card, boxes[index]));
    if (isLast) draw(cards, plan);
    cards.style.blockSize = `${heightOf(plan)}px`;
  }

  #planOf(cards) {
    if (!this.#plans.has(cards)) this.#plans.set(cards, columnsOf(cards));
    return this.#plans.get(cards);
  }

  // Return how many of those left come in one frame. A slow phone has to lay out each of them, and should answer
  // meanwhile; the last of a chapter come together, so that none that was seen moves for the columns to end level.
  #inOneFrame(cards, left) {
    const last = goesOn(cards) ? 0 : reachOf(this.#planOf(cards));
    return left > last ? Math.min(SLICE, left - last) : left;
  }

  async fill(home, articles, hold = (add) => add()) {
    const left = [...articles];
    while (left.length) {
      await new Promise(requestAnimationFrame);
      hold(() => {
        const most = home.isConnected ? this.#inOneFrame(home, left.length) : SLICE;
        home.append(...left.splice(0, most));
        if (home.isConnected) this.lay(home, { isEnd: !left.length && !goesOn(home) });
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

  // Lay the page as it came: what the window shows before it is first painted, the rest a few cards a frame. A chapter
  // stays hidden until the one above it has its height.
  begin() {
    const waiting = this.#waiting;
    for (const cards of waiting.slice(1)) cards.closest(".chapter").hidden = true;
    const isFull = () => waiting[0].getBoundingClientRect().bottom > innerHeight + 800;
    // Cards that wait are not displayed, and would lose the focus that they got before this script came.
    const isFocusWaiting = () => document.activeElement?.closest(`.pages ${NOT_LAID}`);
    while (waiting.length && (!isFull() || isFocusWaiting())) this.#laySome();
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
    const left = () => cards.querySelectorAll(`:scope > ${NOT_LAID}`).length;
    this.lay(cards, { most: this.#inOneFrame(cards, left()) });
    if (!left()) this.#waiting.shift();
    if (!this.#waiting.length) this.#whenLaid();
  }
}

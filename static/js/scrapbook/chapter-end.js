// The end of a chapter: its last cards level, and a drawing where room is left.
import { level, reachOf } from "./level.js";
import { roomLeft, widthOf } from "./pack.js";

const isNote = (card) => !("photos" in card.dataset);

// The sizes that each can take. All are measured by two layouts.
const sizesOf = (plan, cards) => {
  const heights = (those, span) => {
    for (const card of those) card.style.inlineSize = `${widthOf(plan, span)}px`;
    return new Map(those.map((card) => [card, card.offsetHeight]));
  };
  const narrow = heights(cards, 1);
  const wide = heights(
    cards.filter((card) => isNote(card) || card.classList.contains("is-wide")),
    2,
  );
  return cards.map((card) => [
    { span: 1, height: narrow.get(card) },
    ...(wide.has(card) ? [{ span: 2, height: wide.get(card), isWidened: isNote(card) }] : []),
  ]);
};

const draw = (cards, plan) => {
  const room = roomLeft(plan);
  if (!room) return;
  const all = document.querySelector("template.drawings").content.children;
  const [year, month] = cards.closest(".chapter").dataset.month.split("-").map(Number);
  const drawing = all[(year * 12 + month) % all.length].cloneNode(true);
  drawing.classList.add("drawing");
  drawing.style.insetBlockStart = `${room.top}px`;
  drawing.style.insetInline = `${room.start}px ${cards.clientWidth - room.start - room.width}px`;
  cards.append(drawing);
};

export class ChapterEnd {
  #masonry;
  #last = new WeakMap(); // plan → the last that were laid by it, each with where the columns ended before

  constructor(masonry) {
    this.#masonry = masonry;
  }

  // This card is to be laid now.
  note(card, plan) {
    const reach = reachOf(plan);
    if (!reach) return;
    const last = [...(this.#last.get(plan) ?? []), { card, ends: [...plan.ends], at: document.timeline.currentTime }];
    this.#last.set(plan, last.slice(-reach));
  }

  // All its cards are laid. What was seen stays where it is.
  make(cards, plan) {
    const last = this.#last.get(plan) ?? [];
    this.#last.delete(plan);
    const window = cards.getBoundingClientRect();
    const isSeen = ({ card, at }) => {
      const { top, height } = this.#masonry.boxOf(card);
      const isInWindow = window.top + top < innerHeight && window.top + top + height > 0;
      return isInWindow && at !== document.timeline.currentTime; // or it was laid just now, and not shown yet
    };
    const free = last.slice(last.findLastIndex(isSeen) + 1);
    if (free.length) this.#level(free, plan);
    draw(cards, plan);
  }

  #level(free, plan) {
    const cards = free.map(({ card }) => card);
    const found = level({ ...plan, ends: free[0].ends }, sizesOf(plan, cards));
    if (found) plan.ends = found.ends;
    cards.forEach((card, index) => {
      const { span, ...box } = found ? found.boxes[index] : this.#masonry.boxOf(card);
      this.#masonry.placeAt(card, { ...box, width: span ? `${widthOf(plan, span)}px` : box.width });
    });
  }
}

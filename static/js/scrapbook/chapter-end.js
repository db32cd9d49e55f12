// The end of a chapter: its last cards level, and a drawing where room is left.
import { level } from "./level.js";
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

// Where these lie so that the columns end level, which they do by the plan then; none where they can only lie as they come.
export const levelled = (plan, cards) => {
  const found = level(plan, sizesOf(plan, cards));
  if (!found) return;
  plan.ends = found.ends;
  return found.boxes.map(({ span, ...box }) => ({ ...box, width: `${widthOf(plan, span)}px` }));
};

// A drawing, where there is room for one.
export const draw = (cards, plan) => {
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

// End a chapter: level its last cards, and put a drawing where room is left.
import { level } from "./level.js";
import { roomLeft, widthOf } from "./pack.js";

const isNote = (card) => !("photos" in card.dataset);

// Measure the sizes that each card can take, all of them by two layouts.
const sizesOf = (plan, cards) => {
  const heights = (measured, span) => {
    for (const card of measured) card.style.inlineSize = `${widthOf(plan, span)}px`;
    return new Map(measured.map((card) => [card, card.offsetHeight]));
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

// Return where these cards lie so that the columns end level, and update the plan; nothing where they can only lie as
// they come.
export const levelled = (plan, cards) => {
  const found = level(plan, sizesOf(plan, cards));
  if (!found) return;
  plan.ends = found.ends;
  return found.boxes.map(({ span, ...box }) => ({ ...box, width: `${widthOf(plan, span)}px` }));
};

// Add a drawing where there is room for one.
export const draw = (cards, plan) => {
  const room = roomLeft(plan);
  if (!room) return;
  const drawings = document.querySelector("template.drawings").content.children;
  const [year, month] = cards.closest(".chapter").dataset.month.split("-").map(Number);
  const drawing = drawings[(year * 12 + month) % drawings.length].cloneNode(true);
  drawing.classList.add("drawing");
  drawing.style.insetBlockStart = `${room.top}px`;
  drawing.style.insetInline = `${room.start}px ${cards.clientWidth - room.start - room.width}px`;
  cards.append(drawing);
};

// Place cards in their order, each where there is room highest up.
import { leavesHole, take, widthOf } from "./pack.js";

export const asTheyCome = (plan, cards) => {
  const spans = cards.map((card) => Math.min(card.classList.contains("is-wide") ? 2 : 1, plan.ends.length));
  const widen = (index) => (cards[index].style.inlineSize = `${widthOf(plan, spans[index])}px`);
  cards.forEach((_card, index) => widen(index));
  const heights = cards.map((card) => card.offsetHeight); // one layout for all
  return cards.map((card, index) => {
    if (spans[index] === 2 && leavesHole(plan.ends)) {
      spans[index] = 1; // make it narrow instead
      widen(index);
      heights[index] = card.offsetHeight;
    }
    return { ...take(plan, spans[index], heights[index]), width: card.style.inlineSize };
  });
};

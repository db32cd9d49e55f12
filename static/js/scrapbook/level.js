// Lay the last cards of a chapter so that its columns end as level as can be. They keep their order: each begins below
// those before it, or beside them and further along the line.
import { HOLE, take } from "./pack.js";

const LAST = 7; // cards that may move for it
const BESIDE = 120; // px; a card that begins at most so much higher than another still counts as beside it
const WIDENED = 60; // px that a hole must be lower for a note to be two columns wide
const MOST = 2000; // ways that are tried, the likely ones first

// Return how many cards at the end of a chapter may move: none where there is one column.
export const reachOf = ({ ends }) => (ends.length > 1 ? LAST : 0);

const isInOrder = (boxes, { top, start }) =>
  boxes.every((each) => top >= each.top - 1 || (start > each.start && top >= each.top - BESIDE));

// List the ways in which the next card can lie in one of these sizes, the one that begins highest first.
const ways = (plan, sizes, boxes) => {
  const found = [];
  for (const { span, height, isWidened } of sizes) {
    for (let column = 0; column + span <= plan.ends.length; column++) {
      const ends = [...plan.ends];
      const box = { ...take({ ...plan, ends }, span, height, column), span };
      const hole = box.top - Math.min(...plan.ends.slice(column, column + span));
      const price = hole ** 2 + (isWidened ? WIDENED ** 2 : 0);
      if (hole <= HOLE && isInOrder(boxes, box)) found.push({ ends, box, price });
    }
  }
  return found.sort((a, b) => a.box.top - b.box.top || a.box.span - b.box.span);
};

// Return where the cards lie and where the columns end then, or nothing where they can only lie as they do. Each card
// has the sizes that it can take: over how many columns, how tall it is then, and whether it is a note that is widened.
export const level = (plan, cards) => {
  let [best, tries] = [{ price: Infinity }, 0];
  const tryWays = (ends, boxes, price) => {
    if (price >= best.price || tries++ > MOST) return;
    if (boxes.length === cards.length) {
      const total = ends.reduce((sum, end) => sum + (Math.max(...ends) - end) ** 2, price);
      if (total < best.price) best = { price: total, ends, boxes };
      return;
    }
    for (const way of ways({ ...plan, ends }, cards[boxes.length], boxes)) {
      tryWays(way.ends, [...boxes, way.box], price + way.price);
    }
  };
  tryWays(plan.ends, [], 0);
  return best.boxes && best;
};

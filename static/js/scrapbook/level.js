// The last cards of a chapter, laid so that its columns end as level as can be. They keep their order: each begins below those
// before it, or beside them and further along the line.
import { HOLE, take } from "./pack.js";

const LAST = 7; // cards that may lie elsewhere for it
const BESIDE = 120; // px; a card that begins at most so much higher than another still lies beside it
const WIDENED = 60; // px that a hole must be lower for a note to be two columns wide
const MOST = 2000; // ways that are looked at, the likely ones first

// How many cards at the end of a chapter may come to lie elsewhere: none where there is one column.
export const reachOf = ({ ends }) => (ends.length > 1 ? LAST : 0);

const isInOrder = (boxes, { top, start }) =>
  boxes.every((each) => top >= each.top - 1 || (start > each.start && top >= each.top - BESIDE));

// In how many ways the next card can lie, of these sizes; the one that begins highest comes first.
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

// Where they lie, and where the columns end then; none where they can only lie as they do. Each card has the sizes that it can
// take: over how many columns, how tall it is then, and whether it is a note that is widened.
export const level = (plan, cards) => {
  let [best, looks] = [{ price: Infinity }, 0];
  const look = (ends, boxes, price) => {
    if (price >= best.price || looks++ > MOST) return;
    if (boxes.length === cards.length) {
      const whole = ends.reduce((sum, end) => sum + (Math.max(...ends) - end) ** 2, price);
      if (whole < best.price) best = { price: whole, ends, boxes };
      return;
    }
    for (const way of ways({ ...plan, ends }, cards[boxes.length], boxes)) {
      look(way.ends, [...boxes, way.box], price + way.price);
    }
  };
  look(plan.ends, [], 0);
  return best.boxes && best;
};

// Pack cards into columns, like masonry: each goes where there is room highest up, in the order of time.
export const HOLE = 220; // px that may be empty above a wide card
const DRAWN = 112; // px of room below a column that a drawing needs

// Plan as many columns of at least this width as there is room for: how wide they are, and where each ends (at 0 yet).
export const columnsIn = (inner, least, gap) => {
  const count = Math.max(1, Math.floor((inner + gap.x) / (Math.min(inner, least) + gap.x)));
  return { gap, width: (inner - gap.x * (count - 1)) / count, ends: Array.from({ length: count }, () => 0) };
};

export const widthOf = ({ gap, width }, span) => width * span + gap.x * (span - 1);

// Find the column where a card that spans so many begins highest, the first of equals, and that height.
const highest = (ends, span) => {
  let best = { column: 0, top: Infinity };
  for (let column = 0; column + span <= ends.length; column++) {
    const top = Math.max(...ends.slice(column, column + span));
    if (top < best.top - 1) best = { column, top };
  }
  return best;
};

// Tell whether a card of two columns would leave a hole above it.
export const leavesHole = (ends) => {
  const { column, top } = highest(ends, 2);
  return top - Math.min(ends[column], ends[column + 1]) > HOLE;
};

// Take the room of one more card, in this column or where it is highest, and return where that is.
export const take = ({ ends, gap, width }, span, height, column = highest(ends, span).column) => {
  const top = Math.max(...ends.slice(column, column + span));
  ends.fill(top + height + gap.y, column, column + span);
  return { top, start: column * (width + gap.x), height };
};

export const heightOf = ({ ends, gap }) => Math.max(0, Math.max(...ends) - gap.y);

// Find the largest room left below columns beside each other, for a drawing; none where it is low.
export const roomLeft = (plan) => {
  const { ends, gap, width } = plan;
  let best;
  for (let column = 0; column < ends.length; column++) {
    for (let span = 1; column + span <= ends.length; span++) {
      const top = Math.max(...ends.slice(column, column + span));
      const room = { top, height: heightOf(plan) - top, start: column * (width + gap.x), width: widthOf(plan, span) };
      if (room.height >= DRAWN && room.height * room.width > (best ? best.height * best.width : 0)) best = room;
    }
  }
  return best;
};

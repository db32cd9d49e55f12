// Plan the columns of a chapter that is to be laid, as the style sheet has room for them.
import { columnsIn } from "./pack.js";

export const columnsOf = (cards) => {
  const style = getComputedStyle(cards);
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const gap = { x: parseFloat(style.columnGap), y: parseFloat(style.rowGap) };
  return columnsIn(cards.clientWidth, 17.5 * root, gap); // --column
};

// Lays the cards of the scrapbook where pack.js says. Nothing laid ever moves.
import { columnsIn, heightOf, leavesHole, take, widthOf } from "./pack.js";

const plans = new WeakMap(); // .cards → its columns
const boxes = new WeakMap(); // card → its place, which is kept when it is let go (let-go.js)
const NOT_LAID = "article:not([data-laid])";

export const boxOf = (card) => boxes.get(card);

export const placeAt = (card, box) => {
  boxes.set(card, box);
  card.dataset.laid = "";
  card.style.inlineSize = box.width;
  card.style.insetBlockStart = `${box.top}px`;
  card.style.insetInlineStart = `${box.start}px`;
};

const fresh = (cards) => {
  const style = getComputedStyle(cards);
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const gap = { x: parseFloat(style.columnGap), y: parseFloat(style.rowGap) };
  return columnsIn(cards.clientWidth, 17.5 * root, gap); // --column
};

// Lay those that are not laid yet, or so many of them.
export const lay = (cards, most = Infinity) => {
  const plan = plans.get(cards) ?? fresh(cards);
  plans.set(cards, plan);
  cards.classList.add("is-laid");
  const next = [...cards.children].filter((card) => card.matches(NOT_LAID)).slice(0, most);
  const spans = next.map((card) => Math.min(card.classList.contains("is-wide") ? 2 : 1, plan.ends.length));
  const widen = (index) => (next[index].style.inlineSize = `${widthOf(plan, spans[index])}px`);
  next.forEach((card, index) => {
    card.dataset.laid = "";
    widen(index);
  });
  const heights = next.map((card) => card.offsetHeight); // one layout for all
  next.forEach((card, index) => {
    if (spans[index] === 2 && leavesHole(plan.ends)) {
      spans[index] = 1; // narrow, then
      widen(index);
      heights[index] = card.offsetHeight;
    }
    placeAt(card, { ...take(plan, spans[index], heights[index]), width: card.style.inlineSize });
  });
  cards.style.blockSize = `${heightOf(plan)}px`;
};

export const layAgain = (cards) => {
  plans.delete(cards);
  cards.classList.remove("is-laid");
  cards.removeAttribute("style");
  for (const card of cards.children) {
    delete card.dataset.laid;
    card.removeAttribute("style");
  }
  lay(cards);
};

// The page as it came: what the window shows is laid before it is first painted, the rest a few cards a frame, so that a
// slow phone answers meanwhile. A chapter waits, unseen, until the one above it has its height.
const SLICE = 3;
const waiting = [...document.querySelectorAll(".leaves .cards")];
const hearers = [];
const laySome = () => {
  const [cards] = waiting;
  cards.closest(".chapter").hidden = false;
  lay(cards, SLICE);
  if (!cards.querySelector(`:scope > ${NOT_LAID}`)) waiting.shift();
  if (!waiting.length) hearers.forEach((act) => act());
};
export const layAll = () => {
  while (waiting.length) laySome();
};
// Acts once all of it lies in its place.
export const whenLaid = (act) => (waiting.length ? hearers.push(act) : act());

const isFull = () => waiting[0].getBoundingClientRect().bottom > innerHeight + 800;
// What waits is not displayed, and would lose the focus that it was given before this script came.
const isFocusWaiting = () => document.activeElement?.closest(`.leaves ${NOT_LAID}`);
const frame = () => {
  if (waiting.length) laySome();
  if (waiting.length) requestAnimationFrame(frame);
};

for (const cards of waiting.slice(1)) cards.closest(".chapter").hidden = true;
while (waiting.length && (!isFull() || isFocusWaiting())) laySome();
requestAnimationFrame(frame);

// Lays the cards of the scrapbook like masonry, in the order of time: each comes where there is room highest up. It is
// asked by the event glimmers:lay on a .cards element, and lays those that are not laid yet. Nothing laid ever moves.
// Each card then knows its place: card.box.
const columns = new WeakMap(); // .cards → the y at which each of its columns ends

const fresh = (cards) => {
  const style = getComputedStyle(cards);
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const gap = { x: parseFloat(style.columnGap), y: parseFloat(style.rowGap) };
  const inner = cards.clientWidth;
  const least = Math.min(inner, 17.5 * root); // --column
  const count = Math.max(1, Math.floor((inner + gap.x) / (least + gap.x)));
  return { gap, inner, width: (inner - gap.x * (count - 1)) / count, ends: Array(count).fill(0) };
};

// The column where a card that spans so many begins highest, the first of equals; and that height.
const highest = (ends, span) => {
  let best = { column: 0, top: Infinity };
  for (let column = 0; column + span <= ends.length; column++) {
    const top = Math.max(...ends.slice(column, column + span));
    if (top < best.top - 1) best = { column, top };
  }
  return best;
};

// Lay those that are not laid yet, or so many of them.
const lay = (cards, most = Infinity) => {
  const plan = columns.get(cards) ?? fresh(cards);
  columns.set(cards, plan);
  const { ends, gap, width } = plan;
  cards.classList.add("is-laid");
  const waiting = [...cards.children].filter((card) => card.matches("article:not([data-laid])")).slice(0, most);
  waiting.forEach((card) => (card.dataset.laid = ""));
  for (const card of waiting) {
    card.span = Math.min(card.classList.contains("is-wide") ? 2 : 1, ends.length);
    card.style.inlineSize = `${width * card.span + gap.x * (card.span - 1)}px`;
  }
  const heights = waiting.map((card) => card.offsetHeight); // one layout for all
  waiting.forEach((card, index) => {
    let { column, top } = highest(ends, card.span);
    // A wide card that would leave a hole above it goes narrow.
    if (card.span === 2 && top - Math.min(ends[column], ends[column + 1]) > 220) {
      card.style.inlineSize = `${width}px`;
      heights[index] = card.offsetHeight;
      card.span = 1;
      ({ column, top } = highest(ends, 1));
    }
    card.box = { top, start: column * (width + gap.x), width: card.style.inlineSize, height: heights[index] };
    card.style.insetBlockStart = `${top}px`;
    card.style.insetInlineStart = `${card.box.start}px`;
    for (let each = column; each < column + card.span; each++) ends[each] = top + heights[index] + gap.y;
  });
  cards.style.blockSize = `${Math.max(0, Math.max(...ends) - gap.y)}px`;
};

document.addEventListener("glimmers:lay", (event) => lay(event.target));

// The page as it came: what the window shows is laid before it is first painted, the rest a few cards a frame, so that a
// slow phone answers meanwhile. A chapter waits, unseen, until the one above it has its height.
const SLICE = 3;
const waiting = [...document.querySelectorAll(".leaves .cards")];
const laySome = () => {
  const [cards] = waiting;
  cards.closest(".chapter").hidden = false;
  lay(cards, SLICE);
  if (!cards.querySelector(":scope > article:not([data-laid])")) waiting.shift();
  if (!waiting.length) document.dispatchEvent(new CustomEvent("glimmers:laid"));
};
const layAll = () => {
  while (waiting.length) laySome();
};
const isFull = () => waiting[0].getBoundingClientRect().bottom > innerHeight + 800;
// What waits is not displayed, and would lose the focus that it was given before this script came.
const isFocusWaiting = () => document.activeElement?.closest(".leaves article:not([data-laid])");
const frame = () => {
  if (waiting.length) laySome();
  if (waiting.length) requestAnimationFrame(frame);
};

for (const cards of waiting.slice(1)) cards.closest(".chapter").hidden = true;
while (waiting.length && (!isFull() || isFocusWaiting())) laySome();
requestAnimationFrame(frame);
document.addEventListener("glimmers:lay-all", layAll);

// Another width, or another size of type: everything anew. Cards that were let go (let-go.js) are not there to be
// measured; then the page is asked for again, at the place where one is.
const sizes = () => [document.querySelector("main"), document.querySelector(".brand")].map((each) => each?.offsetWidth).join();

const layAnew = (all) => {
  layAll();
  if (document.querySelector(".leaves [data-let-go]")) return location.reload();
  document.dispatchEvent(new CustomEvent("glimmers:hold-place"));
  for (const cards of all) {
    columns.delete(cards);
    cards.classList.remove("is-laid");
    cards.removeAttribute("style");
    for (const card of cards.children) {
      delete card.dataset.laid;
      card.removeAttribute("style");
    }
    lay(cards);
  }
  document.dispatchEvent(new CustomEvent("glimmers:laid-anew"));
  document.dispatchEvent(new CustomEvent("glimmers:find-place"));
};

let before = sizes();
const watch = new ResizeObserver(() => {
  const now = sizes();
  const all = [...document.querySelectorAll(".leaves .cards")];
  if (now === before || !all.length) return;
  before = now;
  layAnew(all);
});
for (const each of document.querySelectorAll("main, .brand")) watch.observe(each);

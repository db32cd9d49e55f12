// Leaves of the scrapbook that are far from the window are let go, so that ten years weigh no more than one. Their room
// stays (masonry.js gives each chapter its height), and they are fetched again on approach, into their old places.
const FAR = 9000; // px beyond the window at which a leaf is let go
const NEAR = 4000; // px at which it is fetched again
const leaves = [];

// Where a leaf lies: a group for each chapter that it has cards in. Only numbers are kept of a card.
const groupsOf = (leaf) => {
  const groups = new Map();
  for (const card of leaf.cards) {
    const home = card.parentElement;
    if (!home || !card.box) continue;
    const group = groups.get(home) ?? { home, boxes: new Map(), top: Infinity, bottom: 0 };
    groups.set(home, group);
    group.boxes.set(card.id, card.box);
    group.top = Math.min(group.top, card.box.top);
    group.bottom = Math.max(group.bottom, card.box.top + card.box.height);
  }
  return [...groups.values()];
};

const distance = (leaf) => {
  let least = Infinity;
  for (const { home, top, bottom } of leaf.groups) {
    const y = home.getBoundingClientRect().top;
    if (y + top < innerHeight && y + bottom > 0) return 0;
    least = Math.min(least, y + top >= innerHeight ? y + top - innerHeight : -(y + bottom));
  }
  return least;
};

const letGo = (leaf) => {
  if (leaf.cards.some((card) => card.contains(document.activeElement))) return;
  for (const group of leaf.groups) {
    group.mark = document.createElement("span");
    group.mark.dataset.letGo = "";
    group.mark.hidden = true;
    leaf.cards.find((card) => card.parentElement === group.home)?.before(group.mark);
  }
  leaf.cards.forEach((card) => card.remove());
  leaf.cards = [];
  leaf.isGone = true;
};

const put = (card, box, leaf, mark) => {
  card.box = box;
  card.leaf = leaf;
  card.dataset.laid = "";
  card.style.inlineSize = box.width;
  card.style.insetBlockStart = `${box.top}px`;
  card.style.insetInlineStart = `${box.start}px`;
  leaf.cards.push(card);
  mark.before(card);
};

const bringBack = async (leaf) => {
  leaf.isComing = true;
  const asked = { address: leaf.address };
  document.dispatchEvent(new CustomEvent("glimmers:fetch-leaf", { detail: asked }));
  try {
    const content = await asked.content;
    for (const { home, boxes, mark } of leaf.groups) {
      if (!home.isConnected) continue;
      for (const [id, box] of boxes) {
        const card = content.getElementById(id); // one put away meanwhile leaves its room empty
        if (card) put(card, box, leaf, mark);
        if (leaf.cards.length % 4 === 0) await new Promise(requestAnimationFrame);
      }
      mark.remove();
    }
    leaf.isGone = false;
  } catch {
    // The next scroll tries again.
  } finally {
    leaf.isComing = false;
  }
};

const look = () => {
  for (const leaf of leaves) {
    if (leaf.isComing) continue;
    const far = distance(leaf);
    if (far > FAR && !leaf.isGone) letGo(leaf);
    else if (far < NEAR && leaf.isGone) bringBack(leaf);
  }
};

document.addEventListener("glimmers:leaf", ({ detail }) => {
  detail.groups = groupsOf(detail);
  leaves.push(detail);
});
document.addEventListener("glimmers:laid-anew", () => leaves.forEach((leaf) => (leaf.groups = groupsOf(leaf))));

let timer = 0;
if (document.querySelector("[data-leaves]")) {
  addEventListener("scroll", () => (timer ||= setTimeout(() => ((timer = 0), look()), 200)), { passive: true });
}

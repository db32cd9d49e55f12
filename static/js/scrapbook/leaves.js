// The leaves that lie in the scrapbook: what came at one address. Those far from the window are let go, so that ten years weigh no
// more than one. Their room stays (masonry.js gives each chapter its height), and they are fetched again on approach, into their
// old places.
import { fetchLeaf } from "./fetch-leaf.js";

const FAR = 9000; // px beyond the window at which a leaf is let go
const NEAR = 4000; // px at which it is fetched again

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

export class Leaves {
  #masonry;
  #all = [];
  #addresses = new WeakMap(); // by card

  constructor(masonry) {
    this.#masonry = masonry;
  }

  // These cards have come at this address.
  add(address, cards) {
    for (const card of cards) this.#addresses.set(card, address);
    this.#all.push({ address, cards, groups: this.#groupsOf(cards) });
  }

  addressOf(card) {
    return this.#addresses.get(card);
  }

  // After all were laid anew; then none is gone.
  measureAgain() {
    for (const leaf of this.#all) leaf.groups = this.#groupsOf(leaf.cards);
  }

  look() {
    for (const leaf of this.#all) {
      if (leaf.isComing) continue;
      const far = distance(leaf);
      if (far > FAR && !leaf.isGone) letGo(leaf);
      else if (far < NEAR && leaf.isGone) this.#bringBack(leaf);
    }
  }

  // Where a leaf lies: a group for each chapter that it has cards in. Only numbers are kept of a card.
  #groupsOf(cards) {
    const groups = new Map();
    for (const card of cards) {
      const home = card.parentElement;
      const box = this.#masonry.boxOf(card);
      if (!home || !box) continue;
      const group = groups.get(home) ?? { home, boxes: new Map(), top: Infinity, bottom: 0 };
      groups.set(home, group);
      group.boxes.set(card.id, box);
      group.top = Math.min(group.top, box.top);
      group.bottom = Math.max(group.bottom, box.top + box.height);
    }
    return [...groups.values()];
  }

  async #bringBack(leaf) {
    leaf.isComing = true;
    try {
      const content = await fetchLeaf(leaf.address);
      for (const { home, boxes, mark } of leaf.groups) {
        if (!home.isConnected) continue;
        for (const [id, box] of boxes) {
          const card = content.getElementById(id); // one put away meanwhile leaves its room empty
          if (card) this.#put(card, box, leaf, mark);
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
  }

  #put(card, box, leaf, mark) {
    this.#masonry.placeAt(card, box);
    this.#addresses.set(card, leaf.address);
    leaf.cards.push(card);
    mark.before(card);
  }
}

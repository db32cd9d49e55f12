// Remove pages of the scrapbook that are far from the window, so that ten years weigh no more than one; a page is what
// came at one address. Their room stays (masonry.js gives each chapter its height), and they are fetched again on
// approach, into their old places.
import { fetchPage } from "./fetch-page.js";

const FAR = 9000; // px beyond the window at which a page is removed
const NEAR = 4000; // px at which it is fetched again

const distance = (page) => {
  let least = Infinity;
  for (const { home, top, bottom } of page.groups) {
    const y = home.getBoundingClientRect().top;
    if (y + top < innerHeight && y + bottom > 0) return 0;
    least = Math.min(least, y + top >= innerHeight ? y + top - innerHeight : -(y + bottom));
  }
  return least;
};

const remove = (page) => {
  if (page.cards.some((card) => card.contains(document.activeElement))) return;
  for (const group of page.groups) {
    group.mark = document.createElement("span");
    group.mark.dataset.letGo = "";
    group.mark.hidden = true;
    page.cards.find((card) => card.parentElement === group.home)?.before(group.mark);
  }
  page.cards.forEach((card) => card.remove());
  page.cards = [];
  page.isGone = true;
};

export class LoadedPages {
  #masonry;
  #all = [];
  #addresses = new WeakMap(); // by card

  constructor(masonry) {
    this.#masonry = masonry;
  }

  // Register the cards that have come at this address.
  add(address, cards) {
    for (const card of cards) this.#addresses.set(card, address);
    this.#all.push({ address, cards, groups: this.#groupsOf(cards) });
  }

  addressOf(card) {
    return this.#addresses.get(card);
  }

  // Measure all pages after they were laid again; none is removed then.
  measureAgain() {
    for (const page of this.#all) page.groups = this.#groupsOf(page.cards);
  }

  look() {
    for (const page of this.#all) {
      if (page.isComing) continue;
      const gap = distance(page);
      if (gap > FAR && !page.isGone) remove(page);
      else if (gap < NEAR && page.isGone) this.#bringBack(page);
    }
  }

  // Describe where a page lies: a group for each chapter that it has cards in. Only numbers are kept of a card.
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

  async #bringBack(page) {
    page.isComing = true;
    try {
      const content = await fetchPage(page.address);
      for (const { home, boxes, mark } of page.groups) {
        if (!home.isConnected) continue;
        for (const [id, box] of boxes) {
          const card = content.getElementById(id); // a glimmer put away meanwhile leaves its room empty
          if (card) this.#put(card, box, page, mark);
          if (page.cards.length % 4 === 0) await new Promise(requestAnimationFrame);
        }
        mark.remove();
      }
      page.isGone = false;
    } catch {
      // The next scroll tries again.
    } finally {
      page.isComing = false;
    }
  }

  #put(card, box, page, mark) {
    this.#masonry.placeAt(card, box);
    this.#addresses.set(card, page.address);
    page.cards.push(card);
    mark.before(card);
  }
}

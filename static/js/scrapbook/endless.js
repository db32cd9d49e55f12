// Extend the scrapbook as one scrolls: fetch the next page before its end is reached, and the one before when one
// scrolls back up.
import { fetchPage } from "./fetch-page.js";

const AHEAD = 3500; // px from the end at which the next page is fetched
const BEHIND = 1500; // px from the beginning, going up

const emptied = (chapter) => {
  const home = chapter.querySelector(".cards");
  const articles = [...home.children];
  home.replaceChildren();
  return [home, articles];
};

export class Endless {
  #book;
  #masonry;
  #pages;
  #unreachable;
  #last = 0;
  #isUp = false;

  constructor(book, masonry, pages) {
    this.#book = book;
    this.#masonry = masonry;
    this.#pages = pages;
    this.#unreachable = book.querySelector(".unreachable");
    book.dataset.coming = ""; // until the page itself is laid
  }

  begin(address) {
    delete this.#book.dataset.coming;
    this.#pages.add(address, [...this.#book.querySelectorAll("article")]);
    this.look();
  }

  look() {
    if (!this.#unreachable.hidden) return;
    if (scrollY !== this.#last) this.#isUp = scrollY < this.#last;
    this.#last = scrollY;
    const older = this.#book.querySelector(".older a");
    const newer = this.#book.querySelector(".newer a");
    if (newer && this.#isUp && scrollY < this.#book.offsetTop + BEHIND) this.#come(newer);
    else if (older && older.getBoundingClientRect().top < innerHeight + AHEAD) this.#come(older);
  }

  tryAgain() {
    this.#unreachable.hidden = true;
    this.look();
  }

  follow(event) {
    const link = event.target.closest(".older a, .newer a");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#isUp = link.rel === "prev"; // look() fetches it once a page on its way has come
    this.#come(link);
  }

  async #come(link) {
    if ("coming" in this.#book.dataset) return;
    this.#book.dataset.coming = "";
    try {
      const content = await fetchPage(link.getAttribute("href"));
      if (link.isConnected) await (link.rel === "prev" ? this.#addNewer(content, link) : this.#addOlder(content, link));
      this.#unreachable.hidden = true;
    } catch {
      this.#unreachable.hidden = false; // the link stays, to be tapped
    } finally {
      delete this.#book.dataset.coming;
    }
    this.look();
  }

  // Add older cards: a month that goes on fills the chapter that is there; every other one is new.
  async #addOlder(content, link) {
    const address = link.getAttribute("href");
    const allArticles = [...content.querySelectorAll("article")];
    const next = content.querySelector("[rel=next]")?.closest("p");
    const last = [...this.#book.querySelectorAll(".chapter")].at(-1);
    for (const chapter of content.querySelectorAll(".chapter")) {
      const [home, articles] = emptied(chapter);
      const goesOn = last?.dataset.month === chapter.dataset.month;
      if (goesOn) last.toggleAttribute("data-goes-on", "goesOn" in chapter.dataset);
      else link.closest("p").before(chapter);
      await this.#masonry.fill(goesOn ? last.querySelector(".cards") : home, articles);
    }
    this.#book.querySelector(".the-end").hidden = Boolean(next);
    link.closest("p").replaceWith(next ?? "");
    this.#pages.add(address, allArticles);
  }

  // Add newer cards above without pushing down what is being looked at: the window scrolls along in the same moment.
  async #addNewer(content, link) {
    const address = link.getAttribute("href");
    const allArticles = [...content.querySelectorAll("article")];
    const newer = content.querySelector("[rel=prev]");
    const first = this.#book.querySelector(".chapter");
    const hold = (add) => {
      const topBefore = first.getBoundingClientRect().top;
      add();
      scrollBy({ top: first.getBoundingClientRect().top - topBefore, behavior: "instant" });
    };
    for (const chapter of content.querySelectorAll(".chapter")) {
      const [home, articles] = emptied(chapter);
      hold(() => {
        if (chapter.dataset.month === first.dataset.month) first.querySelector(".chapter-top").hidden = true;
        first.before(chapter);
        delete chapter.dataset.goesOn; // its columns start over in the next
      });
      await this.#masonry.fill(home, articles, hold);
    }
    if (newer) link.setAttribute("href", newer.getAttribute("href"));
    else link.closest("p").remove();
    this.#pages.add(address, allArticles);
  }
}

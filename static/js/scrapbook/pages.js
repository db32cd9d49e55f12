// The pages of the scrapbook, as one thing: laid like masonry, going on by themselves, letting go of what is far, and keeping the
// place where one is. Without scripts they are a grid, with links to go on by.
import { Endless } from "./endless.js";
import { LoadedPages } from "./loaded-pages.js";
import { Masonry } from "./masonry.js";
import { Place } from "./place.js";

const LOOK_MS = 200; // between two looks at what is far
const REST_MS = 150; // without a scroll: then one is somewhere

class ScrapbookPages extends HTMLElement {
  #gone;

  connectedCallback() {
    const address = location.search || "?"; // now: the place will change it
    const masonry = new Masonry(this, () => endless.begin(address));
    const pages = new LoadedPages(masonry);
    const endless = new Endless(this, masonry, pages);
    const place = new Place(this, pages);
    masonry.begin();
    // Restored in the same task that laid the cards: nothing is seen to move.
    history.scrollRestoration = "manual";
    if (history.state?.place) {
      masonry.layAll();
      place.find(history.state.place);
    }
    place.note();
    this.#listen(pages, endless, place);
    this.#watchSize(masonry, pages, place);
  }

  disconnectedCallback() {
    this.#gone.abort();
  }

  #listen(pages, endless, place) {
    this.#gone = new AbortController();
    const { signal } = this.#gone;
    let [looks, rests] = [0, 0];
    const scrolled = () => {
      endless.look();
      looks ||= setTimeout(() => {
        looks = 0;
        pages.look();
      }, LOOK_MS);
      clearTimeout(rests);
      rests = setTimeout(() => place.note(), REST_MS);
    };
    addEventListener("scroll", scrolled, { passive: true, signal });
    addEventListener("online", () => endless.tryAgain(), { signal });
    addEventListener("pagehide", () => place.note(), { signal });
    document.addEventListener("click", (event) => place.jump(event), { signal });
    this.addEventListener(
      "click",
      (event) => {
        place.noteOpened(event);
        endless.follow(event);
      },
      { signal },
    );
  }

  // Another width, or another size of type: everything anew. Cards that were let go are not there to be measured; then the page is
  // asked for again, at the place where one is.
  #watchSize(masonry, pages, place) {
    const measured = [...document.querySelectorAll("main, .brand")];
    const sizes = () => measured.map((each) => each.offsetWidth).join();
    let before = sizes();
    const watch = new ResizeObserver(() => {
      const now = sizes();
      if (now === before) return;
      before = now;
      masonry.layAll();
      if (this.querySelector("[data-let-go]")) return location.reload();
      const here = place.now();
      masonry.layAnew();
      pages.measureAgain();
      place.find(here);
    });
    for (const each of measured) watch.observe(each);
    this.#gone.signal.addEventListener("abort", () => watch.disconnect());
  }
}

customElements.define("scrapbook-pages", ScrapbookPages);

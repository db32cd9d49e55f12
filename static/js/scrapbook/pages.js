// Show the pages of the scrapbook as one: lay them like masonry, extend them on scrolling, remove those that are far,
// and keep the reader's place. Without scripts they are a grid, with links to go on by.
import { Endless } from "./endless.js";
import { LoadedPages } from "./loaded-pages.js";
import { Masonry } from "./masonry.js";
import { Place } from "./place.js";

const LOOK_MS = 200; // between two looks at what is far
const REST_MS = 150; // without a scroll, after which the place is noted

class ScrapbookPages extends HTMLElement {
  #gone;

  connectedCallback() {
    const address = location.search || "?"; // read now, as place.note() changes it
    const masonry = new Masonry(this, () => endless.begin(address));
    const pages = new LoadedPages(masonry);
    const endless = new Endless(this, masonry, pages);
    const place = new Place(this, pages);
    masonry.begin();
    // Restore the place in the same task that lays the cards, so that nothing is seen to move.
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
    let [lookTimer, restTimer] = [0, 0];
    const scrolled = () => {
      endless.look();
      lookTimer ||= setTimeout(() => {
        lookTimer = 0;
        pages.look();
      }, LOOK_MS);
      clearTimeout(restTimer);
      restTimer = setTimeout(() => place.note(), REST_MS);
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

  // Lay everything again at another width or size of type. Cards that were removed cannot be measured: then the page is
  // fetched again, at the reader's place.
  #watchSize(masonry, pages, place) {
    const measured = [...document.querySelectorAll("main, .brand")];
    const sizes = () => measured.map((each) => each.offsetWidth).join();
    let lastSizes = sizes();
    const watch = new ResizeObserver(() => {
      const newSizes = sizes();
      if (newSizes === lastSizes) return;
      lastSizes = newSizes;
      masonry.layAll();
      if (this.querySelector("[data-let-go]")) return location.reload();
      const readingPlace = place.now();
      masonry.layAnew();
      pages.measureAgain();
      place.find(readingPlace);
    });
    for (const each of measured) watch.observe(each);
    this.#gone.signal.addEventListener("abort", () => watch.disconnect());
  }
}

customElements.define("scrapbook-pages", ScrapbookPages);

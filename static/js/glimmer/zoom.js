// Show a photo of a glimmer as large as the window, and on a second tap as large as it is, with its description below
// it. A very long one is as wide as the window, or as high, and is scrolled along. Without scripts its link opens it.
const CUT_TALL_FROM = 3; // height by width
const CUT_WIDE_FROM = 5;

const moved = (from, to, at, start, length) => to[start] + ((at - from[start]) / from[length]) * to[length] - at || 0;

class PhotoZoom extends HTMLElement {
  #dialog = this.querySelector("dialog");
  #picture = this.querySelector("img");
  #paper = this.querySelector(".zoom-paper");
  #words = this.querySelector(".zoom-words");
  #scales = this.querySelector("[data-scales]");
  #links = [];
  #shown = 0;
  #gone;

  connectedCallback() {
    this.#gone = new AbortController();
    const { signal } = this.#gone;
    // The photo leaves room for the words, half of the window at most.
    const watch = new ResizeObserver(() => {
      this.#paper.style.setProperty("--words", `${Math.min(this.#words.offsetHeight, innerHeight / 2)}px`);
    });
    watch.observe(this.#words);
    signal.addEventListener("abort", () => watch.disconnect());
    document.addEventListener("click", (event) => this.#open(event), { signal });
    this.#dialog.addEventListener("click", (event) => this.#tap(event), { signal });
    this.#dialog.addEventListener("keydown", ({ key }) => this.#press(key), { signal });
    this.#dialog.addEventListener("close", () => this.#leave(), { signal });
  }

  disconnectedCallback() {
    this.#gone.abort();
  }

  #open(event) {
    const link = event.target.closest("a[data-zooms]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#links = [...link.parentElement.querySelectorAll("a[data-zooms]")];
    for (const step of this.querySelectorAll("[data-step]")) step.hidden = this.#links.length < 2;
    this.#dialog.showModal();
    this.#show(this.#links.indexOf(link));
    if (this.#paper.matches(".is-tall, .is-wide")) this.#paper.focus(); // so that keys scroll it
  }

  #tap({ target, clientX, clientY }) {
    const step = target.closest("[data-step]");
    const isLarge = this.#paper.classList.contains("is-large");
    if (step) this.#show(this.#shown + Number(step.dataset.step));
    else if (target.closest("[data-scales]")) this.#scale(!isLarge);
    else if (target === this.#picture) this.#scale(!isLarge, clientX, clientY);
    else if (target === this.#paper || target === this.#dialog) this.#dialog.close();
  }

  #press(key) {
    const isMoved = this.#paper.matches(".is-large, .is-wide");
    if (key === "ArrowLeft" && !isMoved) this.#show(this.#shown - 1);
    else if (key === "ArrowRight" && !isMoved) this.#show(this.#shown + 1);
    else if (key === "+" || key === "=") this.#scale(true);
    else if (key === "-") this.#scale(false);
  }

  #leave() {
    this.#picture.removeAttribute("src");
    this.#links[this.#shown]?.focus();
  }

  #show(index) {
    this.#shown = (index + this.#links.length) % this.#links.length;
    const link = this.#links[this.#shown];
    const small = link.querySelector("img");
    const [width, height] = link.dataset.size.split(" ").map(Number);
    this.#scale(false);
    this.#paper.classList.toggle("is-tall", height > CUT_TALL_FROM * width);
    this.#paper.classList.toggle("is-wide", width > CUT_WIDE_FROM * height);
    Object.assign(this.#picture, { width, height, alt: small.alt, src: link.href });
    this.#words.textContent = "undescribed" in small.dataset ? "" : small.alt;
    this.#paper.scrollTo(0, 0);
  }

  // Scale the photo; what is seen at this place of the window stays there.
  #scale(isLarge, x = innerWidth / 2, y = innerHeight / 2) {
    const [picture, paper] = [this.#picture, this.#paper];
    if (isLarge === paper.classList.contains("is-large")) return;
    const oldBox = picture.getBoundingClientRect();
    picture.style.inlineSize = "";
    paper.classList.toggle("is-large", isLarge);
    this.#scales.setAttribute("aria-pressed", `${isLarge}`);
    // A long photo may already be as large as it is: double it.
    const isLong = paper.matches(".is-tall, .is-wide");
    if (isLarge && isLong && picture.clientWidth < 1.5 * oldBox.width)
      picture.style.inlineSize = `${2 * oldBox.width}px`;
    const newBox = picture.getBoundingClientRect();
    paper.scrollBy(moved(oldBox, newBox, x, "left", "width"), moved(oldBox, newBox, y, "top", "height"));
  }
}

customElements.define("photo-zoom", PhotoZoom);

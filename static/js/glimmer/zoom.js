// A photo of a glimmer, as large as the window, and on a second tap as large as it is; with its description below it. A very
// long one is as wide as the window, or as high, and is scrolled along. Without scripts its link opens it.
const CUT_TALL_FROM = 3; // height by width
const CUT_WIDE_FROM = 5;
const zoom = document.getElementById("zoom");
const picture = zoom?.querySelector("img");
const paper = zoom?.querySelector(".zoom-paper");
const words = zoom?.querySelector(".zoom-words");
const scales = zoom?.querySelector("[data-scales]");
let links = [];
let shown = 0;

// What is seen at this place of the window stays there.
const scale = (isLarge, x = innerWidth / 2, y = innerHeight / 2) => {
  if (isLarge === paper.classList.contains("is-large")) return;
  const before = picture.getBoundingClientRect();
  picture.style.inlineSize = "";
  paper.classList.toggle("is-large", isLarge);
  scales.setAttribute("aria-pressed", `${isLarge}`);
  // A long one may be as large as it is already.
  const isLong = paper.matches(".is-tall, .is-wide");
  if (isLarge && isLong && picture.clientWidth < 1.5 * before.width) picture.style.inlineSize = `${2 * before.width}px`;
  const after = picture.getBoundingClientRect();
  const moved = (from, to, at, start, length) => to[start] + ((at - from[start]) / from[length]) * to[length] - at || 0;
  paper.scrollBy(moved(before, after, x, "left", "width"), moved(before, after, y, "top", "height"));
};

const show = (index) => {
  shown = (index + links.length) % links.length;
  const small = links[shown].querySelector("img");
  const [width, height] = links[shown].dataset.size.split(" ").map(Number);
  scale(false);
  paper.classList.toggle("is-tall", height > CUT_TALL_FROM * width);
  paper.classList.toggle("is-wide", width > CUT_WIDE_FROM * height);
  Object.assign(picture, { width, height, alt: small.alt, src: links[shown].href });
  words.textContent = "undescribed" in small.dataset ? "" : small.alt;
  paper.scrollTo(0, 0);
};

if (zoom) {
  // The photo leaves room for the words, half of the window at most.
  new ResizeObserver(() => {
    paper.style.setProperty("--words", `${Math.min(words.offsetHeight, innerHeight / 2)}px`);
  }).observe(words);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-zooms]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    links = [...link.parentElement.querySelectorAll("a[data-zooms]")];
    for (const step of zoom.querySelectorAll("[data-step]")) step.hidden = links.length < 2;
    zoom.showModal();
    show(links.indexOf(link));
    if (paper.matches(".is-tall, .is-wide")) paper.focus(); // so that keys scroll it
  });
  zoom.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    if (step) show(shown + Number(step.dataset.step));
    else if (event.target.closest("[data-scales]")) scale(!paper.classList.contains("is-large"));
    else if (event.target === picture) scale(!paper.classList.contains("is-large"), event.clientX, event.clientY);
    else if (event.target === paper || event.target === zoom) zoom.close();
  });
  zoom.addEventListener("keydown", (event) => {
    const isMoved = paper.matches(".is-large, .is-wide");
    if (event.key === "ArrowLeft" && !isMoved) show(shown - 1);
    else if (event.key === "ArrowRight" && !isMoved) show(shown + 1);
    else if (event.key === "+" || event.key === "=") scale(true);
    else if (event.key === "-") scale(false);
  });
  zoom.addEventListener("close", () => {
    picture.removeAttribute("src");
    links[shown]?.focus();
  });
}

// A photo of a glimmer, as large as the window, and on a second tap as large as it is. Without scripts its link opens it.
const zoom = document.getElementById("zoom");
const picture = zoom?.querySelector("img");
const paper = zoom?.querySelector(".zoom-paper");
const scales = zoom?.querySelector("[data-scales]");
let links = [];
let shown = 0;

const scale = (isLarge, at = { x: 0.5, y: 0.5 }) => {
  paper.classList.toggle("is-large", isLarge);
  scales.setAttribute("aria-pressed", `${isLarge}`);
  paper.scrollTo((paper.scrollWidth - paper.clientWidth) * at.x, (paper.scrollHeight - paper.clientHeight) * at.y);
};

const show = (index) => {
  shown = (index + links.length) % links.length;
  const small = links[shown].querySelector("img");
  scale(false);
  picture.width = small.getAttribute("width");
  picture.height = small.getAttribute("height");
  picture.alt = small.alt;
  picture.src = links[shown].href;
};

if (zoom) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-zooms]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    links = [...link.closest(".prints").querySelectorAll("a[data-zooms]")];
    for (const step of zoom.querySelectorAll("[data-step]")) step.hidden = links.length < 2;
    show(links.indexOf(link));
    zoom.showModal();
  });
  zoom.addEventListener("click", (event) => {
    const step = event.target.closest("[data-step]");
    if (step) show(shown + Number(step.dataset.step));
    else if (event.target.closest("[data-scales]")) scale(!paper.classList.contains("is-large"));
    else if (event.target === picture) {
      const box = picture.getBoundingClientRect();
      scale(!paper.classList.contains("is-large"), { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
    } else if (event.target === paper || event.target === zoom) zoom.close();
  });
  zoom.addEventListener("keydown", (event) => {
    const isLarge = paper.classList.contains("is-large");
    if (event.key === "ArrowLeft" && !isLarge) show(shown - 1);
    else if (event.key === "ArrowRight" && !isLarge) show(shown + 1);
    else if (event.key === "+" || event.key === "=") scale(true);
    else if (event.key === "-") scale(false);
  });
  zoom.addEventListener("close", () => {
    picture.removeAttribute("src");
    links[shown]?.focus();
  });
}

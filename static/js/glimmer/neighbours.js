// Go from one glimmer to its neighbours by the arrow keys and by a swipe, and close it back to where one was.
import { onHtmx } from "../lib/htmx.js";
import { onSwipe } from "../lib/swipe.js";

const glimmer = document.querySelector("[data-neighbours]");

// Replace this page by a neighbour: Back leads to the scrapbook, however many were looked at.
const go = (rel) => {
  const link = glimmer.querySelector(`.beside a[rel="${rel}"]`);
  if (link) location.replace(link.href);
};

const isBusy = (target) =>
  target.closest?.("input, textarea, select, dialog, [contenteditable]") || glimmer.querySelector("form[data-draft]");

if (glimmer) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isBusy(event.target)) return;
    if (event.key === "ArrowLeft") go("prev");
    else if (event.key === "ArrowRight") go("next");
    else if (event.key === "Escape") glimmer.querySelector("[data-closes]")?.click();
  });

  onSwipe((rel, target) => isBusy(target) || go(rel));

  glimmer.addEventListener("click", (event) => {
    const beside = event.target.closest(".beside a[rel]");
    const closes = event.target.closest("[data-closes]");
    if ((!beside && !closes) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (beside) {
      event.preventDefault();
      go(beside.rel);
    } else if (sessionStorage.getItem("glimmers:behind")) {
      event.preventDefault();
      history.back();
    }
  });
  // A neighbour's referrer is this page: remember that the scrapbook, or what was searched, lies behind all of them.
  const isFromAList = ["/scrapbook/", "/search/"].some((path) => document.referrer.startsWith(location.origin + path));
  if (isFromAList) sessionStorage.setItem("glimmers:behind", history.length);
  else if (sessionStorage.getItem("glimmers:behind") !== `${history.length}`)
    sessionStorage.removeItem("glimmers:behind");
}

// Reload a scrapbook that Back brings out of the cache if something was changed on the page of a glimmer meanwhile.
onHtmx("afterRequest", (event) => {
  if (event.detail.requestConfig.verb === "post" && event.detail.successful)
    sessionStorage.setItem("glimmers:changed", "1");
});
if (document.querySelector("scrapbook-pages")) {
  sessionStorage.removeItem("glimmers:changed");
  addEventListener(
    "pageshow",
    (event) => event.persisted && sessionStorage.getItem("glimmers:changed") && location.reload(),
  );
}

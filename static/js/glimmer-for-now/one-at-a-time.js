// Go on by the right arrow key, Enter on the words, or a swipe; leave by Escape, back to where one was.
import { onClick } from "../lib/on-click.js";
import { onSwipe } from "../lib/swipe.js";

const press = (selector) => document.querySelector(selector)?.click();

if (document.body.classList.contains("room-for-now")) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
    const isOnWords = event.target.closest?.(".for-now-one");
    if (event.key === "ArrowRight" || (event.key === "Enter" && isOnWords)) press("#for-now-next");
    else if (event.key === "Escape") press("[data-enough]");
  });
  onSwipe((rel) => rel === "next" && press("#for-now-next"));

  // The page before is as it was left, with its place in it.
  onClick("[data-enough]", (link, event) => {
    const isBefore = document.referrer === link.href && history.length > 1;
    if (!isBefore || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.back();
  });
}

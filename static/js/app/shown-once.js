// Show a glimmer once, even if it comes twice.
import { onHtmx } from "../lib/htmx.js";

// Remove the first card of a glimmer that was sent twice, because its first answer was lost.
onHtmx("oobBeforeSwap", (event) => {
  const id = event.detail.fragment?.querySelector?.("article[id]")?.id;
  if (id) document.getElementById(id)?.remove();
});

// Remove the second card of a glimmer that was laid among the first of its day, and comes again further down.
onHtmx("afterSwap", () => {
  const seen = new Set();
  for (const card of document.querySelectorAll("#kept > article")) {
    if (seen.has(card.id)) card.remove();
    seen.add(card.id);
  }
});

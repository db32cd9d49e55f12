// A glimmer that comes twice is shown once.
import { onHtmx } from "../lib/htmx.js";

// It was sent twice, because its first answer was lost.
onHtmx("oobBeforeSwap", (event) => {
  const id = event.detail.fragment?.querySelector?.("article[id]")?.id;
  if (id) document.getElementById(id)?.remove();
});

// It was laid among the first cards of a day, though it belongs further down, and those come too.
onHtmx("afterSwap", () => {
  const seen = new Set();
  for (const card of document.querySelectorAll("#kept > article")) {
    if (seen.has(card.id)) card.remove();
    seen.add(card.id);
  }
});

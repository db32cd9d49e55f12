// Add a chip's words to the search field, or remove them, and search as if they had been typed. The field alone counts,
// so that neither letters nor taps are lost while an answer is on its way.
import { onHtmx } from "../lib/htmx.js";
import { withIt, without } from "./words.js";

const form = document.getElementById("search");
const field = form?.querySelector("input");

const wordsAfterTap = (chip) => {
  const { chunk } = chip.dataset;
  const text = field.value.trimEnd() === field.value ? field.value : `${field.value.trimEnd()} `;
  if (!chip.hasAttribute("aria-current")) return withIt(text.trimStart(), chunk);
  const rest = without(text, chunk);
  // The words are written in another way, as with other quotation marks: take what the link searches for.
  return rest.trim() === text.trim() ? (new URL(chip.href).searchParams.get("q") ?? "") : rest;
};

const tap = (event) => {
  const chip = event.target.closest("#finding [data-chunk]");
  if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  field.value = wordsAfterTap(chip);
  chip.toggleAttribute("aria-current");
  chip.classList.toggle("is-chosen");
  form.requestSubmit();
};

if (form) {
  document.addEventListener("click", tap);
  onHtmx("afterSettle", () => {
    const focused = document.activeElement;
    if (focused.matches("#finding .chip")) focused.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

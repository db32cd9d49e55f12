// The field is the one truth: a tap on a chip writes into it, or takes out of it, and then it is as if one had typed. So
// letters and taps that come while an answer is on its way are never lost to one another.
import { onHtmx } from "../lib/htmx.js";
import { withIt, without } from "./words.js";

const form = document.getElementById("search");
const field = form?.querySelector("input");

const tapped = (chip) => {
  const { chunk } = chip.dataset;
  const text = field.value.trimEnd() === field.value ? field.value : `${field.value.trimEnd()} `;
  if (!chip.hasAttribute("aria-current")) return withIt(text.trimStart(), chunk);
  const left = without(text, chunk);
  // Written in a way that is not found again, as with other quotation marks: the link knows.
  return left.trim() === text.trim() ? (new URL(chip.href).searchParams.get("q") ?? "") : left;
};

const tap = (event) => {
  const chip = event.target.closest("#finding [data-chunk]");
  if (!chip || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  field.value = tapped(chip);
  chip.toggleAttribute("aria-current");
  chip.classList.toggle("is-chosen");
  form.requestSubmit();
};

if (form) {
  document.addEventListener("click", tap);
  onHtmx("afterSettle", () => {
    const here = document.activeElement;
    if (here.matches("#finding .chip")) here.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

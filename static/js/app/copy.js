// Copy the text that a Copy button names (data-copies); without scripts there is no such button. Where the browser does
// not let a page write to the clipboard, as over plain HTTP, select the text, to be copied by hand.
import { say } from "../lib/say.js";

const select = (source) => {
  source.focus?.();
  if (source.select) return source.select();
  getSelection().selectAllChildren(source);
};

const copy = async (source) => {
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    say("copied");
  } catch {
    select(source);
    say("selected");
  }
};

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(document.getElementById(button.dataset.copies)));
}

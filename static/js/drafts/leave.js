// "Leave as it was" can be undone for a while: until then the draft is there.
import { dropPhotos } from "../store/held-photos.js";
import { fetchInto } from "../lib/htmx.js";
import { say } from "../lib/say.js";
import { drafts } from "./read.js";

const PATIENCE_MS = 10e3;

let left = null;
let timer = 0;
const letGo = () => {
  clearTimeout(timer);
  if (!left) return;
  localStorage.removeItem(left.key);
  dropPhotos(left.key);
  left = null;
};

addEventListener("pagehide", letGo);
document.addEventListener("click", ({ target }) => {
  const form = target.closest?.("[data-discards-draft]")?.closest("form");
  if (form) {
    letGo();
    const key = form.dataset.draftKey;
    if (!drafts().some((draft) => draft.key === key)) return; // nothing was changed
    left = { key, address: form.getAttribute("action"), id: form.closest("article").id };
    say("left");
    timer = setTimeout(letGo, PATIENCE_MS);
  } else if (left && target.closest?.("[data-goes-on]")) {
    fetchInto(`#${left.id}`, left.address);
    left = null;
  } else if (left && target.closest?.("a")) letGo(); // Edit begins anew
});

// Delete a draft after "Leave as it was", but only after a while, so that it can be undone.
import { dropPhotos } from "../store/held-photos.js";
import { fetchInto } from "../lib/htmx.js";
import { say } from "../lib/say.js";
import { drafts } from "./read.js";

const PATIENCE_MS = 10e3;

let leftDraft = null;
let timer = 0;
const removeDraft = () => {
  clearTimeout(timer);
  if (!leftDraft) return;
  localStorage.removeItem(leftDraft.key);
  dropPhotos(leftDraft.key);
  leftDraft = null;
};

addEventListener("pagehide", removeDraft);
document.addEventListener("click", ({ target }) => {
  const form = target.closest?.("[data-discards-draft]")?.closest("form");
  if (form) {
    removeDraft();
    const key = form.dataset.draftKey;
    if (!drafts().some((draft) => draft.key === key)) return; // nothing was changed
    leftDraft = { key, address: form.getAttribute("action"), id: form.closest("article").id };
    say("left");
    timer = setTimeout(removeDraft, PATIENCE_MS);
  } else if (leftDraft && target.closest?.("[data-goes-on]")) {
    fetchInto(`#${leftDraft.id}`, leftDraft.address);
    leftDraft = null;
  } else if (leftDraft && target.closest?.("a")) removeDraft(); // Edit begins without the draft
});

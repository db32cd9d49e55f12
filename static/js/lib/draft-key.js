// Name the draft of a form in this browser: per person, per form (data-draft), per window.
import { newId } from "./new-id.js";
import { user } from "./person.js";

export const DRAFTS = `glimmers:draft:${user}:`;
export const ownWindow = newId();
// Find the form that has taken this one's place in the page, or another of its kind.
export const formLike = (form) => document.querySelector(`form[data-draft="${form.dataset.draft}"]`);
export const keyOf = (form) => (form.dataset.draftKey ??= `${DRAFTS}${form.dataset.draft}:${ownWindow}`);

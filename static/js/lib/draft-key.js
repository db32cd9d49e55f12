// Under which name the draft of a form lies in this browser: per person, per form (data-draft), per window.
import { newId } from "./new-id.js";
import { user } from "./person.js";

export const DRAFTS = `glimmers:draft:${user}:`;
export const ownWindow = newId();
// The form that is in the page now where this one was, or another of its kind.
export const formLike = (form) => document.querySelector(`form[data-draft="${form.dataset.draft}"]`);
export const keyOf = (form) => (form.dataset.draftKey ??= `${DRAFTS}${form.dataset.draft}:${ownWindow}`);

// Save words in this browser as they are typed, and which photos they have (store/held-photos.js holds those that are
// not uploaded yet). They are removed once they are kept.
import { keyOf } from "../lib/draft-key.js";
import { hear } from "../lib/events.js";
import { onHtmx } from "../lib/htmx.js";
import { user } from "../lib/person.js";
import { bringOver } from "../photos/bring-back.js";
import { SAID, fieldsOf, isPhoto } from "./fields.js";

export const save = (form) => {
  const fields = fieldsOf(form);
  const isBegun = ([name, value]) =>
    isPhoto(name) || (SAID.test(name) && value.trim() && value !== form.elements.when?.defaultValue);
  const photos = form.querySelectorAll("[data-staged], [name=waiting], [data-back=photos]").length; // not kept yet
  try {
    if (fields.some(isBegun))
      localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), fields, photos, took: form.dataset.took }));
    else localStorage.removeItem(keyOf(form));
  } catch {
    // Storage is full, or forbidden in a private window: the words are still in the form.
  }
};

export const forget = (form) => localStorage.removeItem(keyOf(form));

if (user) {
  // What another app has shared is no draft until somebody touches it (sharing/lay-in-form.js).
  const saveFormOf = ({ target }) =>
    target.closest?.("form[data-draft]:not([data-shared])") && save(target.closest("form"));
  document.addEventListener("input", saveFormOf);
  hear("photos", saveFormOf, { capture: true }); // before other listeners act on it

  onHtmx("afterRequest", ({ detail: { xhr, requestConfig } }) => {
    const { elt } = requestConfig; // not the event's target: the form may have been swapped away by now
    const isSent = elt.matches("form[data-draft]") && requestConfig.verb === "post";
    // The form of a new glimmer holds the next one by now (outbox/keep.js). Neither a refusal nor a redirect to sign-in
    // has kept anything, though htmx counts both as successes.
    if (
      isSent &&
      !requestConfig.entry &&
      xhr.status >= 200 &&
      xhr.status < 300 &&
      !xhr.getResponseHeader("HX-Redirect")
    )
      forget(elt);
    bringOver(elt); // this writes the draft of these photos again
  });
}

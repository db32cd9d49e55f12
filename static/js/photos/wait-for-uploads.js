// Delay Keep while photos are still being uploaded, and ask about those that failed. A new glimmer is not asked about
// for want of a signal: it waits together with its photos (outbox/keep.js).
import { hear } from "../lib/events.js";
import { onClick } from "../lib/on-click.js";
import { behind } from "./tile.js";
import { trayOf } from "./tray.js";

const COMING = '.tile:is([data-state="waiting"], [data-state="going"], [data-state="developing"])';
const FAILED = '.tile:is([data-state="failed"], [data-state="signed-out"])';
const REFUSED = '.tile[data-state="refused"]:not([data-known])';
const MISSING = `${REFUSED}, ${FAILED}:not([data-known])`;
const PAUSE_MS = 1000;

const count = (form, selector) => form.querySelectorAll(selector).length;
const missing = (form) => (form.matches('[data-draft^="add"]') ? REFUSED : MISSING);
const say = (form, when, number) => trayOf(form).says(when, number);

const ask = (form) => {
  say(form);
  say(form, "missing", count(form, missing(form)));
  const question = form.querySelector(".tray-question");
  form.querySelectorAll(missing(form)).forEach((tile) => (tile.dataset.asked = ""));
  if (!count(form, FAILED)) question.querySelector("[data-tries-again]").remove(); // refused once is refused again
  question.scrollIntoView({ block: "nearest" });
  // Leave the focus to somebody who is writing.
  if (!document.activeElement?.matches("textarea, input")) question.querySelector("button").focus();
};

let typedAt = 0;
document.addEventListener("input", ({ target }) => target.type === "file" || (typedAt = Date.now()));

const goOn = (form) => {
  if (form.dataset.keeps === undefined || !form.isConnected) return;
  if (count(form, missing(form))) {
    delete form.dataset.keeps;
    return ask(form);
  }
  if (count(form, COMING)) return say(form, "keeping", count(form, COMING));
  // Do not interrupt somebody in the middle of a word.
  const rest = typedAt + PAUSE_MS - Date.now();
  if (rest > 0) return setTimeout(() => goOn(form), rest);
  delete form.dataset.keeps;
  say(form);
  form.requestSubmit(form.querySelector(".keep"));
};

// Tell whether this form, which is to be kept, has to wait; it is then kept from here.
export const waitsForUploads = (form) => {
  if (!trayOf(form)) return false;
  // Do not ask about refused photos: their tiles have said so already.
  form.querySelectorAll('.tile[data-state="refused"]').forEach((tile) => (tile.dataset.known = ""));
  if (!count(form, COMING) && !count(form, missing(form))) return false;
  form.dataset.keeps = "";
  goOn(form);
  return true;
};

hear("photos", ({ target: tray }) => {
  const form = tray.closest("form");
  if (form.dataset.keeps !== undefined) goOn(form);
  else if (!count(form, `${missing(form)}, ${COMING}`)) tray.querySelector(".tray-question").replaceChildren();
});

onClick("[data-tries-again], [data-keeps-without]", (button) => {
  const form = button.closest("form");
  if (!form) return;
  if (button.matches("[data-tries-again]")) {
    form.querySelectorAll(`${FAILED} [data-again]`).forEach((each) => each.click());
  } else {
    for (const tile of form.querySelectorAll("[data-upload][data-asked]")) {
      tile.dataset.known = "";
      if (tile.dataset.state !== "refused") tile.dataset.state = "failed";
      behind(tile).request?.abort(); // it may just have been tried again, and would come up when the form is gone
    }
  }
  form.querySelector(".keep").focus(); // the question is about to disappear
  say(form);
  form.dataset.keeps = "";
  goOn(form);
});

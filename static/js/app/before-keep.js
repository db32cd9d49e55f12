// What becomes of a form that is to be kept, step by step, before htmx hears of it. A step that answers with true has taken it over.
import { tell } from "../lib/events.js";
import { waitsForUploads } from "../photos/wait-for-uploads.js";
import { isWrittenDown } from "../outbox/keep.js";
import { isSecondTap } from "../outbox/second-tap.js";

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.matches("form[data-draft]")) return;
    if (!isSecondTap(form)) {
      tell("keeps", null, form);
      if (!waitsForUploads(form) && !isWrittenDown(form)) return;
    }
    event.preventDefault();
    event.stopPropagation();
  },
  { capture: true },
);

// Take a form that is to be kept through its steps before htmx sees it. A step that returns true has taken the form
// over.
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

// Keep a glimmer, with or without a signal. It is written down in this browser before it is sent
// (store/waiting-entries.js), and removed only when the server has said that it committed; meanwhile the form is free
// for the next one. What could not be sent waits: flush.js sends it, list.js shows it, form.js reads the form.
import { formLike } from "../lib/draft-key.js";
import { tell } from "../lib/events.js";
import { pageOf } from "../lib/html.js";
import { onHtmx } from "../lib/htmx.js";
import { user } from "../lib/person.js";
import { letEntryGo, writeDown } from "../store/waiting-entries.js";
import { forget } from "../drafts/write.js";
import { entryOf, freshen, holdFields, isEmpty, isFree } from "./form.js";
import { going } from "./going.js";
import { meaning } from "./meaning.js";

const PATIENCE_MS = 10e3;
const SLOW_MS = 700; // after this, the page says that it is being sent
const NOT_UP = '.tile:is([data-state="failed"], [data-state="signed-out"])';
const seconds = (at) => Math.round((Date.now() - at) / 1000);

const letWait = () => {
  // Browsers may clear a site's storage; in an installed app they can be asked not to without a question to the user.
  if (matchMedia("(display-mode: standalone)").matches) navigator.storage?.persist?.();
  tell("waits");
};

const begin = (form) => {
  freshen(form);
  form.elements.text.focus();
};

const keep = async (form) => {
  holdFields(form, true);
  const written = await writeDown(entryOf(form));
  if (written.client_id) {
    forget(form);
    tell("written-down", null, form);
    // Send only one at a time with the form; the next one waits for it.
    if (form.querySelector(NOT_UP) || going.size) return (holdFields(form, false), begin(form), letWait());
    form.elements.client_id.value = written.client_id;
    going.set(written.client_id, { ...written, since: form.elements.since.value });
  }
  form.dataset.sends = written.client_id ?? "";
  await new Promise((resolve) => setTimeout(resolve)); // a form cannot be submitted within its own submit event
  holdFields(form, false);
  form.requestSubmit(form.querySelector(".keep"));
};

// Tell whether this form, which is to be kept, is written down first; it is then sent from here.
export const isWrittenDown = (form) => {
  if (!user || !form.matches('form[data-draft^="add"]') || isEmpty(form) || form.dataset.sends !== undefined)
    return false;
  if (!form.dataset.writes) {
    form.dataset.writes = "1";
    keep(form).finally(() => delete form.dataset.writes);
  }
  return true;
};

if (user) {
  // Move the entry from the form to the request.
  onHtmx("configRequest", ({ detail }) => {
    const { sends } = detail.elt.dataset ?? {};
    if (sends === undefined) return;
    delete detail.elt.dataset.sends;
    const entry = (detail.entry = going.get(sends));
    if (!entry) return;
    detail.timeout = PATIENCE_MS;
    if (seconds(entry.at) > 60) detail.parameters.waited = seconds(entry.at);
  });
  onHtmx("beforeSend", ({ detail: { requestConfig } }) => {
    const { entry, elt } = requestConfig;
    if (!entry) return;
    begin(elt);
    elt.querySelector(".keep").disabled = false;
    setTimeout(() => {
      entry.isSlow = true;
      if (going.has(entry.client_id)) tell("is-slow");
    }, SLOW_MS);
  });
  const meaningOf = ({ xhr }) => meaning(xhr.status, (name) => xhr.getResponseHeader(name));
  // Let a refused form take the place of this one, unless something has been begun in it.
  onHtmx("beforeOnLoad", (event) => {
    const { entry, elt: form } = event.detail.requestConfig;
    if (!entry) return;
    const answer = meaningOf(event.detail);
    const isForHtmx = answer === "signed-out" || (answer === "refused" && form.isConnected && isFree(form));
    if (!isForHtmx) event.preventDefault();
  });
  onHtmx("afterRequest", async ({ detail }) => {
    const { entry, elt: form } = detail.requestConfig;
    if (!entry) return;
    const answer = meaningOf(detail);
    const returned = answer === "refused" && !form.isConnected && formLike(form);
    if (returned) {
      // Make it a draft again before it stops waiting.
      returned.elements.since.value = entry.since;
      returned.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (answer === "kept" || returned) await letEntryGo(entry);
    going.delete(entry.client_id);
    if (answer === "kept") {
      tell("arrived", { id: entry.client_id, content: pageOf(detail.xhr.responseText) });
      tell("kept");
    } else if (!returned) letWait();
  });
}

// Restore the last draft that no other window has, when its form comes into the page.
import { DRAFTS, keyOf, ownWindow } from "../lib/draft-key.js";
import { tell } from "../lib/events.js";
import { heldPhotos } from "../store/held-photos.js";
import { onHtmx } from "../lib/htmx.js";
import { user } from "../lib/person.js";
import { sentence } from "../lib/say.js";
import { waitingEntries } from "../store/waiting-entries.js";
import { bringPhotosBack } from "../photos/bring-back.js";
import { lockOf, newestDraft } from "./choose.js";
import { fieldsOf, photosIn, saidIn } from "./fields.js";
import { fill } from "./fill.js";
import { drafts } from "./read.js";
import { save } from "./write.js";

export const note = (form, when) => {
  const words = sentence(when);
  words.classList.add("help", "restored");
  words.setAttribute("role", "status");
  form.querySelector("textarea[name=text]").before(words);
};

export const bring = (form, { fields, held }) => {
  fill(form, fields);
  bringPhotosBack(form, { fields, held });
  save(form);
};

// Remove the drafts of glimmers that wait to be sent: a browser can end after writing one down and before removing its
// draft.
const clearWaiting = async () => {
  const ids = (await waitingEntries()).map((entry) => entry.client_id);
  for (const { key, fields } of drafts()) {
    if (ids.includes(Object.fromEntries(fields).client_id)) localStorage.removeItem(key);
  }
};

// Fill the form with its newest draft that no other open tab is writing in.
const restore = async (form) => {
  if (form.dataset.draftKey) return; // this form was restored before
  const mine = keyOf(form);
  form.autocomplete = "off"; // on Back, the browser would fill in what has been kept
  const held = await heldPhotos();
  await clearWaiting();
  const locks = ((await navigator.locks?.query())?.held ?? []).map((lock) => lock.name);
  const written = new Map(drafts().map((draft) => [draft.key, draft]));
  const key = newestDraft({ start: `${DRAFTS}${form.dataset.draft}:`, mine, written, held, locks });
  const text = form.querySelector("textarea[name=text]");
  // What was typed or chosen while this page was loading is newer than any draft.
  if (!key || !text || text.value !== text.defaultValue || form.querySelector("[data-upload]")) return;
  // Without locks another window may be writing in the same draft: then this becomes another glimmer.
  const isOurs = ([name]) => navigator.locks || name !== "client_id";
  const fields = (written.get(key)?.fields ?? fieldsOf(form)).filter(isOurs);
  const photos = held.filter(({ draft }) => draft === key);
  const saysOther = saidIn(fields) !== saidIn(fieldsOf(form));
  const hasOtherPhotos = photos.length > 0 || photosIn(fields) !== photosIn(fieldsOf(form));
  localStorage.removeItem(key);
  if (written.get(key)?.took) form.dataset.took = written.get(key).took; // what another app has shared
  if (!saysOther && !hasOtherPhotos) return;
  if (hasOtherPhotos) bring(form, { fields, held: photos });
  else {
    fill(form, fields);
    save(form);
  }
  note(form, saysOther ? "restored" : "restored-photos");
};

if (user) {
  // Hold a lock as long as this page is open; a crash releases it. A page in the back/forward cache is not open.
  let release = () => {};
  const hold = () => navigator.locks?.request(lockOf(ownWindow), () => new Promise((resolve) => (release = resolve)));
  hold();
  addEventListener("pagehide", () => release());
  addEventListener("pageshow", (event) => event.persisted && hold());

  const begin = (root) => Promise.all([...root.querySelectorAll("form[data-draft]")].map(restore));
  begin(document).then(() => tell("drafts-are-back"));
  // A form for changes arrives by HTMX (get); so does the fresh form after keeping (post), which must stay empty.
  onHtmx("afterSwap", (event) => {
    if (event.detail.requestConfig?.verb === "get") begin(event.target.parentElement ?? document);
  });
}

// Lay what other apps have shared in the form until it is kept or put aside by hand. It stays in this browser's store
// (store/shared-entries.js) until the first letter or tap here makes a draft of it. It is not uploaded before: any page
// on the web can send something this way.
import { hear } from "../lib/events.js";
import { onClick } from "../lib/on-click.js";
import { say } from "../lib/say.js";
import { sharedEntries } from "../store/shared-entries.js";
import { trayOf } from "../photos/tray.js";
import { note } from "../drafts/restore.js";
import { isFree } from "../outbox/form.js";
import { arrive, writeShared } from "./from-worker.js";
import { becomeDraft, settle, sharing, tookOf, unsettled } from "./settle.js";
import { arrived, form } from "./watch.js";

const PATIENCE_MS = 3000;
const tray = () => trayOf(form);
const isIn = ({ upload_id: id }) => form.querySelector(`[data-upload="${id}"]`);
const untouchedTiles = () => form.querySelectorAll('.tile[data-state="shared"]');

let wordsBefore = ""; // the words of the form without the shared ones

const lay = (entries) => {
  const words = form.elements.text;
  const text = entries
    .filter((each) => each.text && !tookOf(form.dataset).includes(each.id))
    .map((each) => each.text)
    .join("\n");
  const files = entries.flatMap(({ photos }) =>
    photos.filter((each) => !isIn(each)).map(({ upload_id, blob }) => Object.assign(blob, { id: upload_id })),
  );
  wordsBefore = words.value;
  form.dataset.shared = ""; // no draft yet
  if (text) words.value = wordsBefore.trim() ? `${wordsBefore}\n\n${text}` : text;
  tray().take(files, "shared");
  sharing.laid = entries.filter((each) => each.text || each.photos.some(isIn));
  if (!sharing.laid.length) return delete form.dataset.shared; // there is no room before Keep
  note(form, "shared");
  words.setAttribute("aria-describedby", (form.querySelector(".shared").id = "shared-note"));
};

const focusWords = () => {
  const words = form.elements.text;
  words.focus();
  words.setSelectionRange(words.value.length, words.value.length);
};

// Make a draft of what lies in this form on the first touch, before anything else acts on it: then photos are uploaded.
const takeOver = async (touched) => {
  if (touched !== form || !("shared" in form.dataset)) return;
  delete form.dataset.shared;
  form.dataset.took = [...new Set([...tookOf(form.dataset), ...sharing.laid.map(({ id }) => id)])].join(" ");
  const remaining = sharing.laid.map((each) => ({
    ...each,
    id: `${each.id}+`,
    text: "",
    photos: each.photos.filter((photo) => !isIn(photo)),
  }));
  sharing.rest.push(...remaining.filter(({ photos }) => photos.length));
  form.querySelector("[data-puts-aside]").remove();
  const tiles = [...untouchedTiles()];
  for (const tile of tiles) tile.dataset.state = "going";
  tray().changed(); // the words are written down now, the photos in a moment
  await Promise.race([becomeDraft(tiles), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  for (const tile of tiles) tile.dataset.state = "waiting";
  if (tiles.length) tray().changed();
};

const putAside = () => {
  const [entries, words] = [sharing.laid, form.elements.text];
  delete form.dataset.shared;
  form.querySelector(".shared").remove();
  untouchedTiles().forEach((tile) => tile.remove());
  words.value = wordsBefore;
  words.removeAttribute("aria-describedby");
  tray().says();
  tray().changed();
  settle(
    entries.map(({ id }) => id),
    true,
  );
  say("put-aside");
  focusWords();
  document.querySelector("[data-shares-again]").addEventListener("click", async ({ target }) => {
    target.closest("p").remove();
    await writeShared(entries);
    lay(entries);
    focusWords();
  });
};

// Lay what had no room before Keep, unless the next glimmer is being written.
const bringMore = async () => {
  const more = unsettled(await sharedEntries());
  if (sharing.laid && isFree(form)) lay(more);
};

const bringIn = async () => {
  const received = arrived === null ? [] : await arrive();
  const mine = await sharedEntries();
  const entries = unsettled([...mine, ...received]);
  lay(entries);
  // It was a draft already when the browser ended: make it whole again.
  if (sharing.laid.some(({ id }) => tookOf(form.dataset).includes(id))) takeOver(form);
  if (entries.length && arrived !== null) focusWords();
  if (entries.length && arrived === "anew") say("shared-anew");
  const isBefore = arrived === "again" && mine.length;
  const isSilent = arrived === null || arrived === "nothing";
  if (arrived === "lost" || !(entries.length || isBefore || isSilent)) say("not-shared");
  else if (isBefore && !entries.length) say("shared-before");
};

const touch = ({ target }) => takeOver(target.closest?.("form"));
document.addEventListener("input", touch, { capture: true });
document.addEventListener("click", (event) => event.target.closest?.("[name=arrange]") && touch(event), {
  capture: true,
});
hear("keeps", touch);
onClick("[data-puts-aside]", putAside);
hear("kept waits", bringMore);
bringIn();

// What other apps have shared lies in the form until it is kept or put aside by hand, and in this browser's store ("shared", sw.js)
// until it is a draft, which the first letter or tap here makes of it. Before that it does not go up: any page on the web can send
// something this way.
const PATIENCE_MS = 3000;
const arrived = new URLSearchParams(location.search).get("shared"); // as sw.js answers
const form = document.querySelector("form[data-draft=add]");
const tell = (name, detail = {}, element = document) => {
  element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  return detail.answer;
};
const store = (verb, more) => tell("glimmers:store", { verb, ...more });
const say = (when) => tell("glimmers:say", { when });
const tray = () => form.querySelector("[data-tray]");
const isIn = ({ upload_id: id }) => form.querySelector(`[data-upload="${id}"]`);
const tookOf = ({ took }) => took?.split(" ") ?? []; // by the draft
const settle = (ids, isAside) => tell("glimmers:settle", { ids, isAside });
const untouched = () => form.querySelectorAll('.tile[data-state="shared"]');

let [laid, before] = [undefined, ""]; // untouched, and the words that were there without them

const lay = (entries) => {
  const words = form.elements.text;
  const text = entries.filter((each) => each.text && !tookOf(form.dataset).includes(each.id)).map((each) => each.text).join("\n");
  const files = entries.flatMap(({ photos }) => photos.filter((each) => !isIn(each)).map(({ upload_id, blob }) => Object.assign(blob, { id: upload_id })));
  before = words.value;
  form.dataset.shared = ""; // no draft yet
  if (text) words.value = before.trim() ? `${before}\n\n${text}` : text;
  tell("glimmers:take-photos", { files, state: "shared" }, form);
  laid = form.laid = entries.filter((each) => each.text || each.photos.some(isIn));
  if (!laid.length) return delete form.dataset.shared; // there is no room, until Keep
  tell("glimmers:note", { when: "shared" }, form);
  words.setAttribute("aria-describedby", (form.querySelector(".shared").id = "shared-note"));
};

const stand = () => {
  const words = form.elements.text;
  words.focus();
  words.setSelectionRange(words.value.length, words.value.length);
};

// It is in the store under one of its names at every moment, and goes up once it is a draft's.
const becomeDraft = async (tiles) => {
  const { took } = form.dataset;
  if (!took) return; // it was all taken out again
  const held = await Promise.all(tiles.map((tile) => tile.held));
  const isDraft = tell("glimmers:drafts").some((draft) => draft.took === took);
  if (isDraft && held.every((key) => typeof key === "string")) await settle(took.split(" "));
};

// Before photo-keep.js and waiting.js hear of it: then it is a draft, and photos are on their way up.
const takeOver = async ({ target, type }) => {
  if (target.closest?.("form") !== form || !("shared" in form.dataset)) return;
  if (type === "click" && !target.closest("[name=arrange]")) return;
  delete form.dataset.shared;
  form.dataset.took = [...new Set([...tookOf(form.dataset), ...laid.map(({ id }) => id)])].join(" ");
  const left = laid.map((each) => ({ ...each, id: `${each.id}+`, text: "", photos: each.photos.filter((photo) => !isIn(photo)) }));
  (form.rest ??= []).push(...left.filter(({ photos }) => photos.length)); // shared-settle.js
  form.querySelector("[data-puts-aside]").remove();
  const tiles = [...untouched()];
  for (const tile of tiles) tile.dataset.state = "going";
  tell("glimmers:photos", {}, tray()); // the words are written down now, the photos in a moment
  await Promise.race([becomeDraft(tiles), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  for (const tile of tiles) tile.dataset.state = "waiting";
  if (tiles.length) tell("glimmers:photos", {}, tray());
};

const putAside = () => {
  const [entries, words] = [laid, form.elements.text];
  delete form.dataset.shared;
  form.querySelector(".shared").remove();
  untouched().forEach((tile) => tile.remove());
  words.value = before;
  words.removeAttribute("aria-describedby");
  tell("glimmers:tray-says", {}, tray());
  tell("glimmers:photos", {}, tray());
  settle(entries.map(({ id }) => id), true);
  say("put-aside");
  stand();
  document.querySelector("[data-shares-again]").addEventListener("click", async ({ target }) => {
    target.closest("p").remove();
    await store("share", { entries });
    lay(entries);
    stand();
  });
};

const unsettled = (all) => {
  const drafts = tell("glimmers:drafts").filter(({ key }) => key !== form.dataset.draftKey);
  const isElsewhere = ({ id }) => drafts.some((draft) => tookOf(draft).includes(id)); // a draft of another window
  return [...new Map(all.map((each) => [each.id, each])).values()].filter((each) => each.photos && !isElsewhere(each));
};

// What had no room before Keep has it now, unless the next one is being written.
const bringMore = async () => {
  const more = unsettled(await store("shared"));
  if (laid && tell("glimmers:is-free", { form })) lay(more);
};

const bring = async () => {
  const kept = arrived === null ? [] : await tell("glimmers:arriving");
  const mine = await store("shared");
  const entries = unsettled([...mine, ...kept]);
  lay(entries);
  // It was a draft already when the browser ended: it is whole again.
  if (laid.some(({ id }) => tookOf(form.dataset).includes(id))) takeOver({ target: form });
  if (entries.length && arrived !== null) stand();
  if (entries.length && arrived === "anew") say("shared-anew");
  const isBefore = arrived === "again" && mine.length;
  const isSilent = arrived === null || arrived === "nothing";
  if (arrived === "lost" || !(entries.length || isBefore || isSilent)) say("not-shared");
  else if (isBefore && !entries.length) say("shared-before");
};

if (form && document.documentElement.dataset.user) {
  for (const name of ["input", "submit", "click"]) document.addEventListener(name, takeOver, { capture: true });
  document.addEventListener("click", ({ target }) => target.closest?.("[data-puts-aside]") && putAside());
  for (const name of ["glimmers:kept", "glimmers:waits"]) document.addEventListener(name, bringMore);
  if (arrived !== null) history.replaceState(history.state, "", location.pathname + location.hash);
  document.addEventListener("glimmers:drafts-are-back", bring);
}

// What another app has shared comes out of the service worker's memory into the form, to be kept by hand. It is not stored, and
// its photos do not go up, until somebody writes or taps here: any page on the web can send something this way.
const PATIENCE_MS = 3000;
const isShared = new URLSearchParams(location.search).has("shared");
const form = document.querySelector("form[data-draft=add]");
const say = (when) => document.dispatchEvent(new CustomEvent("glimmers:say", { detail: { when } }));

const ask = () =>
  new Promise((resolve) => {
    const { controller } = navigator.serviceWorker ?? {};
    if (!controller) return resolve(null);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve(null), PATIENCE_MS);
    controller.postMessage({ asks: "shared", mark: document.documentElement.dataset.loginMark }, [port2]);
  });

// Before photo-keep.js and waiting.js hear of it: then photos are on their way up.
const takeOver = ({ target }) => {
  if (target.closest?.("form") !== form || !("shared" in form.dataset)) return;
  delete form.dataset.shared;
  const tiles = form.querySelectorAll('.tile[data-state="shared"]');
  for (const tile of tiles) tile.dataset.state = "waiting";
  if (tiles.length) form.querySelector("[data-tray]").dispatchEvent(new CustomEvent("glimmers:photos", { bubbles: true }));
};

const lay = ({ text, photos }) => {
  const words = form.elements.text;
  form.dataset.shared = ""; // no draft yet
  if (text) words.value = words.value.trim() ? `${words.value}\n\n${text}` : text;
  form.dispatchEvent(new CustomEvent("glimmers:take-photos", { bubbles: true, detail: { files: photos, state: "shared" } }));
  words.focus();
  words.setSelectionRange(words.value.length, words.value.length);
  say("shared");
};

if (isShared && form) {
  for (const name of ["input", "submit"]) document.addEventListener(name, takeOver, { capture: true });
  history.replaceState(history.state, "", location.pathname + location.hash);
  document.addEventListener("glimmers:drafts-are-back", async () => {
    const found = await ask();
    if (found && (found.text || found.photos.length)) lay(found);
    else say("not-shared");
  });
}

// Words being typed are held in this browser: per person, per form (data-draft), per tab; and with them which photos they have
// (store.js holds those that are not up yet, photo-drafts.js brings them back). They go when they are kept.
const user = document.documentElement.dataset.user;
const prefix = `glimmers:draft:${user}:`;
const skipped = new Set(["csrfmiddlewaretoken", "writer", "day"]);
const own = crypto.randomUUID();

const keyOf = (form) => (form.dataset.draftKey ??= `${prefix}${form.dataset.draft}:${own}`);

const isWords = ([name, value]) => !skipped.has(name) && typeof value === "string";
const fieldsOf = (form) => [...new FormData(form)].filter(isWords);
const isPhoto = (name) => name === "photos" || name === "waiting";
const isOfPhoto = (name) => isPhoto(name) || name.startsWith("description-");
const photosIn = (fields) => JSON.stringify(fields.filter(([name]) => isOfPhoto(name)));
const said = /^(text|shift|sources|place|when|just_day)$/;
const saidIn = (fields) => JSON.stringify(fields.filter(([name]) => said.test(name)));

const save = (form) => {
  const fields = fieldsOf(form);
  const isBegun = ([name, value]) => isPhoto(name) || (said.test(name) && value.trim() && value !== form.elements.when.defaultValue);
  const isEmpty = !fields.some(isBegun);
  const photos = form.querySelectorAll("[data-staged], [name=waiting], [data-back=photos]").length; // not kept yet
  try {
    if (isEmpty) localStorage.removeItem(keyOf(form));
    else localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), fields, photos, took: form.dataset.took }));
  } catch {
    // Full, or forbidden in a private window: the words are still in the form.
  }
};

const note = (form, when) => {
  const words = document.getElementById("said").content.querySelector(`[data-when="${when}"]`).cloneNode(true);
  words.classList.add("help", "restored");
  words.setAttribute("role", "status");
  form.querySelector("textarea[name=text]").before(words);
};

const ask = (name, detail) => {
  document.dispatchEvent(new CustomEvent(name, { detail }));
  return detail.answer;
};

const bring = (form, detail) => {
  ask("glimmers:fill", { form, fields: detail.fields });
  form.dispatchEvent(new CustomEvent("glimmers:bring-photos", { bubbles: true, detail }));
  save(form);
};

// The newest draft of this form that no other open tab is writing in.
const restore = async (form) => {
  if (form.dataset.draftKey) return; // it was here before
  const mine = keyOf(form);
  form.autocomplete = "off"; // or the browser, on Back, would fill in again what has been kept
  const held = await ask("glimmers:store", { verb: "mine" });
  await ask("glimmers:restoring", {});
  const taken = new Set(((await navigator.locks?.query())?.held ?? []).map((lock) => lock.name));
  const start = `${prefix}${form.dataset.draft}:`;
  const drafts = new Map(ask("glimmers:drafts", {}).map((draft) => [draft.key, draft]));
  const at = (key) => drafts.get(key)?.at ?? Math.max(...held.map((photo) => (photo.draft === key ? photo.at : 0)));
  const isFree = (key) => key === mine || !taken.has(`glimmers:tab:${key.slice(start.length)}`);
  const [key] = [...drafts.keys(), ...held.map((photo) => photo.draft)]
    .filter((each) => each?.startsWith(start) && isFree(each))
    .sort((a, b) => at(b) - at(a));
  const text = form.querySelector("textarea[name=text]");
  // What was typed or chosen while this page was loading is newer than any draft.
  if (!key || !text || text.value !== text.defaultValue || form.querySelector("[data-upload]")) return;
  // Where it is not known whether another window writes in it, it is another glimmer.
  const isOurs = ([name]) => navigator.locks || name !== "client_id";
  const fields = (drafts.get(key)?.fields ?? fieldsOf(form)).filter(isOurs);
  const detail = { fields, held: held.filter(({ draft }) => draft === key) };
  const saysOther = saidIn(fields) !== saidIn(fieldsOf(form));
  const hasOtherPhotos = detail.held.length > 0 || photosIn(fields) !== photosIn(fieldsOf(form));
  localStorage.removeItem(key);
  if (drafts.get(key)?.took) form.dataset.took = drafts.get(key).took; // of what another app has shared
  if (!saysOther && !hasOtherPhotos) return;
  hasOtherPhotos ? bring(form, detail) : (ask("glimmers:fill", { form, fields }), save(form));
  note(form, saysOther ? "restored" : "restored-photos");
};

if (user) {
  // Held as long as this page is open; a crash lets it go. A page in the back/forward cache is not open.
  let letGo = () => {};
  const hold = () => navigator.locks?.request(`glimmers:tab:${own}`, () => new Promise((resolve) => (letGo = resolve)));
  hold();
  addEventListener("pagehide", () => letGo());
  addEventListener("pageshow", (event) => event.persisted && hold());

  // What another app has shared is no draft before somebody has touched it (shared.js).
  const saveFormOf = ({ target }) => target.closest?.("form[data-draft]:not([data-shared])") && save(target.closest("form"));
  document.addEventListener("input", saveFormOf);
  document.addEventListener("glimmers:photos", saveFormOf);

  const forget = (form) => localStorage.removeItem(keyOf(form));
  document.addEventListener("glimmers:forget-draft", ({ target }) => forget(target));
  document.addEventListener("glimmers:note", ({ target, detail }) => note(target, detail.when));
  document.addEventListener("glimmers:bring-draft", ({ target, detail }) => bring(target, detail));
  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, requestConfig } = event.detail;
    const { elt } = requestConfig; // not the event's target: the form may have been swapped away by now
    const isSent = elt.matches("form[data-draft]") && requestConfig.verb === "post";
    // What a new glimmer's form holds by now is another one (waiting.js). Neither a refusal nor a redirect to sign-in has kept anything, though htmx counts both as successes.
    if (isSent && !requestConfig.entry && xhr.status >= 200 && xhr.status < 300 && !xhr.getResponseHeader("HX-Redirect")) forget(elt);
  });
  const begin = (root) => Promise.all([...root.querySelectorAll("form[data-draft]")].map(restore));
  begin(document).then(() => document.dispatchEvent(new CustomEvent("glimmers:drafts-are-back")));
  // A form for changes arrives by HTMX; the fresh form after keeping does too, and must stay empty.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.requestConfig?.verb === "get") begin(event.target.parentElement ?? document);
  });
}

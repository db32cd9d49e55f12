// Keep without a signal. What is kept is written down in this browser before it is sent ("waiting", store.js), and goes from
// there only when the server has said that it committed. Where it could not be sent it waits: waiting-send.js sends it,
// waiting-list.js shows it.
const writer = document.documentElement.dataset.user;
const PATIENCE_MS = 10e3;
const NOT_UP = '.tile:is([data-state="failed"], [data-state="signed-out"])';
const ask = (verb, more) => {
  const detail = { verb, ...more };
  document.dispatchEvent(new CustomEvent("glimmers:store", { detail }));
  return detail.answer;
};
const tell = (element, name, detail) => element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));

// What the server's answer means for what was sent: "kept", "refused" with a reason for the form, "signed-out", or "later".
const meaning = (status, header) => {
  const said = header("HX-Trigger") ?? "";
  if (header("HX-Redirect") || status === 401 || status === 403) return "signed-out";
  if (said.includes("glimmers:somebody-else")) return "somebody-else";
  if (status === 200 && said.includes("glimmers:kept")) return "kept"; // not any page that a hotel's network puts in between
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? "refused" : "later";
};
document.addEventListener("glimmers:meaning", ({ detail }) => (detail.answer = meaning(detail.status, detail.header)));

const photoOf = (tile) => {
  const id = tile.querySelector("[name=photos]")?.value; // as the server calls it, once it is up
  const description = tile.querySelector("[name^=description-]").value;
  const { upload_id, name = "", blob = null } = tile.photo ?? { upload_id: id };
  return { upload_id, id, name, blob, description };
};

const OF_PHOTOS = /^(photos|waiting|added|description-.*)$/;
const entryOf = (form) => ({
  client_id: form.elements.client_id.value,
  at: Date.now(),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  path: form.getAttribute("action"),
  fields: [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken" && !OF_PHOTOS.test(name)),
  photos: [...form.querySelectorAll(".tile:has([name=photos], [name=waiting])")].map(photoOf),
});

// The form as it was before anything was written in it.
const freshen = (form) => {
  for (const control of form.elements) {
    if (control.type === "radio" || control.type === "checkbox") control.checked = false;
    else if (["text", "place"].includes(control.name)) control.value = "";
  }
  form.elements.client_id.value = crypto.randomUUID();
  form.elements.when.value = form.dataset.draft === "add" ? "" : `${form.elements.day.value}T12:00`;
  form.querySelectorAll(".tile, .notice:not(.tray-question, [data-why]), .errorlist, .restored").forEach((each) => each.remove());
  form.querySelector("[data-why]").hidden = true;
  form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
  form.querySelector("details.more").open = false;
  tell(form.querySelector("[data-tray]"), "glimmers:tray-says", {});
};

const letWait = (form) => {
  form.dataset.waits = ""; // requests.js has nothing to say of it
  freshen(form);
  form.elements.text.focus();
  // Browsers may clear what they hold for sites; for an installed app this is asked of them without a question to its user.
  if (matchMedia("(display-mode: standalone)").matches) navigator.storage?.persist?.();
  tell(document, "glimmers:waits");
};

const isEmpty = (form) => !form.elements.text.value.trim() && !form.querySelector(".tile");

const going = new Set(); // what this page is sending itself
document.addEventListener("glimmers:going", ({ detail }) => (detail.answer = going));

const keep = async (form) => {
  delete form.dataset.waits;
  const hold = (isHeld) => form.querySelectorAll("textarea, input").forEach((field) => (field.readOnly = isHeld));
  hold(true);
  const written = await ask("wait", { entry: entryOf(form) });
  hold(false);
  if (written.client_id) {
    tell(form, "glimmers:forget-draft");
    if (!navigator.onLine || form.querySelector(NOT_UP)) return letWait(form);
    going.add(written.client_id);
  }
  form.dataset.sends = written.client_id ?? "";
  form.requestSubmit(form.querySelector(".keep"));
};

if (writer) {
  // After photo-keep.js has waited for the photos, and before htmx hears of it.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches('form[data-draft^="add"]') || isEmpty(form)) return;
    if (form.dataset.sends !== undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (form.dataset.writes) return;
    form.dataset.writes = "1";
    keep(form).finally(() => delete form.dataset.writes);
  }, { capture: true });

  const sent = ({ elt }) => elt.matches?.("form[data-sends]") && elt.dataset.sends;
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (sent(detail)) detail.timeout = PATIENCE_MS;
  });
  const meant = ({ xhr }) => meaning(xhr.status, (name) => xhr.getResponseHeader(name));
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (sent(event.detail.requestConfig) && meant(event.detail) === "later") event.preventDefault();
  });
  document.addEventListener("htmx:afterRequest", async ({ detail }) => {
    const form = detail.requestConfig.elt;
    const id = sent(detail.requestConfig);
    if (form.dataset) delete form.dataset.sends;
    if (!id) return;
    const answer = meant(detail);
    if (answer === "kept" || answer === "refused") await ask("arrived", { id }); // the form has it, with what is to be mended
    going.delete(id);
    if (answer === "later" || answer === "somebody-else" || (answer === "signed-out" && form.isConnected)) letWait(form);
    // The form that has come in its place is a draft again.
    else if (answer === "refused") tell(document.querySelector(`form[data-draft="${detail.requestConfig.elt.dataset.draft}"] [name=text]`), "input");
  });
}

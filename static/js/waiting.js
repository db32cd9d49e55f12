// Keep, with or without a signal. What is kept is written down in this browser before it is sent ("waiting", store.js), and goes
// from there only when the server has said that it committed; the form is free for the next one meanwhile. Where it could not be
// sent it waits: waiting-send.js sends it, waiting-list.js shows it, waiting-form.js knows the form.
const writer = document.documentElement.dataset.user;
const PATIENCE_MS = 10e3;
const SLOW_MS = 700; // then one is told that it is on its way
const NOT_UP = '.tile:is([data-state="failed"], [data-state="signed-out"])';
const ask = (name, detail) => {
  document.dispatchEvent(new CustomEvent(name, { detail }));
  return detail.answer;
};
const store = (verb, more) => ask("glimmers:store", { verb, ...more });
const seconds = (at) => Math.round((Date.now() - at) / 1000);

// What the server's answer means for what was sent: "kept", "refused" with a reason for the form, "signed-out", or "later".
const meaning = (status, header) => {
  const said = header("HX-Trigger") ?? "";
  const isOurs = header("Permissions-Policy"); // and not of any page that a hotel's network puts in between
  if (header("HX-Redirect") || status === 401 || status === 403) return "signed-out";
  if (said.includes("glimmers:somebody-else")) return "somebody-else";
  if (status === 200 && said.includes("glimmers:kept")) return "kept";
  return isOurs && status >= 400 && status < 500 && status !== 408 && status !== 429 ? "refused" : "later";
};
document.addEventListener("glimmers:meaning", ({ detail }) => (detail.answer = meaning(detail.status, detail.header)));

const letWait = () => {
  // Browsers may clear what they hold for sites; for an installed app this is asked of them without a question to its user.
  if (matchMedia("(display-mode: standalone)").matches) navigator.storage?.persist?.();
  ask("glimmers:waits", {});
};

const freshen = (form) => {
  ask("glimmers:freshen", { form });
  form.elements.text.focus();
};

const going = new Map(); // what this page is sending itself, by client_id
document.addEventListener("glimmers:going", ({ detail }) => (detail.answer = going));

const keep = async (form) => {
  const hold = (isHeld) => form.querySelectorAll("textarea, input").forEach((field) => (field.readOnly = isHeld));
  hold(true);
  const written = await store("wait", { entry: ask("glimmers:entry-of", { form }) });
  if (written.client_id) {
    form.dispatchEvent(new CustomEvent("glimmers:forget-draft", { bubbles: true }));
    // One at a time goes with the form; the next one after it.
    if (form.querySelector(NOT_UP) || going.size) return hold(false), freshen(form), letWait();
    form.elements.client_id.value = written.client_id;
    going.set(written.client_id, { ...written, since: form.elements.since.value });
  }
  form.dataset.sends = written.client_id ?? "";
  await new Promise((resolve) => setTimeout(resolve)); // within the event of a form, it cannot be sent again
  hold(false);
  form.requestSubmit(form.querySelector(".keep"));
};

if (writer) {
  // After photo-keep.js has waited for the photos, and before htmx hears of it.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches('form[data-draft^="add"]') || ask("glimmers:is-empty", { form })) return;
    if (form.dataset.sends !== undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (form.dataset.writes) return;
    form.dataset.writes = "1";
    keep(form).finally(() => delete form.dataset.writes);
  }, { capture: true });

  // From here on the request has its entry, and the form has none.
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    const { sends } = detail.elt.dataset ?? {};
    if (sends === undefined) return;
    delete detail.elt.dataset.sends;
    const entry = (detail.entry = going.get(sends));
    if (!entry) return;
    detail.timeout = PATIENCE_MS;
    if (seconds(entry.at) > 60) detail.parameters.waited = seconds(entry.at);
  });
  document.addEventListener("htmx:beforeSend", ({ detail: { requestConfig } }) => {
    const { entry, elt } = requestConfig;
    if (!entry) return;
    freshen(elt);
    elt.querySelector(".keep").disabled = false;
    setTimeout(() => {
      entry.isSlow = true;
      if (going.has(entry.client_id)) ask("glimmers:is-slow", {});
    }, SLOW_MS);
  });
  const meant = ({ xhr }) => meaning(xhr.status, (name) => xhr.getResponseHeader(name));
  // A refused form comes back in the place of this one, unless something has been begun in it.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { entry, elt: form } = event.detail.requestConfig;
    if (!entry) return;
    const answer = meant(event.detail);
    const isHtmxs = answer === "signed-out" || (answer === "refused" && form.isConnected && ask("glimmers:is-free", { form }));
    if (!isHtmxs) event.preventDefault();
  });
  document.addEventListener("htmx:afterRequest", async ({ detail }) => {
    const { entry, elt: form } = detail.requestConfig;
    if (!entry) return;
    const answer = meant(detail);
    const came = answer === "refused" && !form.isConnected && document.querySelector(`form[data-draft="${form.dataset.draft}"]`);
    if (came) {
      // It is a draft again, before it waits no more.
      came.elements.since.value = entry.since;
      came.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (answer === "kept" || came) await store("arrived", { entry });
    going.delete(entry.client_id);
    if (answer === "kept") {
      ask("glimmers:arrived", { id: entry.client_id, content: new DOMParser().parseFromString(detail.xhr.responseText, "text/html") });
      ask("glimmers:kept", {});
    } else if (!came) letWait();
  });
}

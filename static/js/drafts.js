// Words being typed are kept in this browser until the server has kept them: per person, per form, per tab.
// A form says which draft is its own by data-draft; its draft goes when the server has said "kept".
const user = document.documentElement.dataset.user;
const prefix = `glimmers:draft:${user}:`;
const skipped = new Set(["csrfmiddlewaretoken", "writer", "day"]);
const own = crypto.randomUUID?.() ?? String(Math.random()).slice(2);

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

const keyOf = (form) => (form.dataset.draftKey ??= `${prefix}${form.dataset.draft}:${own}`);

const fieldsOf = (form) => [...new FormData(form)].filter(([name, value]) => !skipped.has(name) && typeof value === "string");

const save = (form) => {
  const fields = fieldsOf(form);
  const isEmpty = !fields.some(([name, value]) => name === "text" && value.trim());
  try {
    if (isEmpty) localStorage.removeItem(keyOf(form));
    else localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), fields }));
  } catch {
    // Full, or forbidden in a private window: the words are still in the form.
  }
};

const fill = (form, fields) => {
  for (const control of form.elements) {
    if (!control.name || skipped.has(control.name)) continue;
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else if (values.length) control.value = values[0];
  }
  if (fields.some(([name, value]) => ["shift", "sources", "place", "when"].includes(name) && value)) {
    form.querySelector("details.more")?.setAttribute("open", "");
  }
};

const note = (form) => {
  const words = document.getElementById("said")?.content.querySelector('[data-when="restored"]')?.cloneNode(true);
  if (!words) return;
  words.className = "help restored";
  words.setAttribute("role", "status");
  form.querySelector("textarea[name=text]")?.before(words);
};

// The newest draft of this form that no other open tab is writing in.
const restore = async (form) => {
  const taken = new Set(((await navigator.locks?.query())?.held ?? []).map((lock) => lock.name));
  const start = `${prefix}${form.dataset.draft}:`;
  const [key] = Object.keys(localStorage)
    .filter((each) => each.startsWith(start) && !taken.has(`glimmers:tab:${each.slice(start.length)}`))
    .sort((a, b) => (read(b)?.at ?? 0) - (read(a)?.at ?? 0));
  const draft = key && read(key);
  const text = form.querySelector("textarea[name=text]");
  // What was typed while this page was loading is newer than any draft.
  if (!draft?.fields || !text || text.value !== text.defaultValue) return;
  if (!draft.fields.some(([name, value]) => name === "text" && value !== text.value)) return localStorage.removeItem(key);
  fill(form, draft.fields);
  localStorage.removeItem(key);
  save(form);
  note(form);
};

if (user) {
  // Held as long as this page is open; a crash lets it go. A page in the back/forward cache is not open.
  let letGo = () => {};
  const hold = () => navigator.locks?.request(`glimmers:tab:${own}`, () => new Promise((resolve) => (letGo = resolve)));
  hold();
  addEventListener("pagehide", () => letGo());
  addEventListener("pageshow", (event) => event.persisted && hold());

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (form) save(form);
  });

  const forget = (form) => localStorage.removeItem(keyOf(form));
  document.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, requestConfig } = event.detail;
    const { elt } = requestConfig; // not the event's target: the form may have been swapped away by now
    const isSent = elt.matches("form[data-draft]") && requestConfig.verb === "post";
    // Neither a refusal nor a redirect to sign-in has kept anything, though htmx counts both as successes.
    if (isSent && xhr.status >= 200 && xhr.status < 300 && !xhr.getResponseHeader("HX-Redirect")) forget(elt);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-discards-draft]");
    if (link) forget(link.closest("form"));
  });

  const begin = (root) => root.querySelectorAll("form[data-draft]").forEach((form) => restore(form));
  begin(document);
  // A form for changes arrives by HTMX; the fresh form after keeping does too, and must stay empty.
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.requestConfig?.verb === "get") begin(event.target.parentElement ?? document);
  });
}

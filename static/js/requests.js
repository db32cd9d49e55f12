// What holds for every HTMX request: the token of this moment, and a calm word when it fails.
const cookie = (name) =>
  document.cookie.split("; ").find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);

const say = (when) => {
  const words = document.getElementById("said")?.content.querySelector(`[data-when="${when}"]`);
  if (!words) return;
  const said = words.cloneNode(true);
  said.className = "passes" in said.dataset ? "" : "stays";
  document.getElementById("toast").replaceChildren(said);
};

document.addEventListener("glimmers:say", ({ detail }) => say(detail.when));
// What is said lies elsewhere while a form has the focus (toast.css): a button must not move away from under the mouse.
document.addEventListener("mousedown", (event) => event.target.closest?.("#toast button") && event.preventDefault());

document.addEventListener("htmx:configRequest", (event) => {
  // htmx sends along the button that has the focus. Those of photos do their work in the page (photo-order.js).
  event.detail.parameters.delete?.("arrange");
  // Signing in again in another tab gives a new token; the one in this page's form is then too old.
  const token = cookie("glimmers_csrf");
  if (token && event.detail.verb !== "get") {
    event.detail.headers["X-CSRFToken"] = token;
    event.detail.parameters.delete?.("csrfmiddlewaretoken");
    delete event.detail.parameters.csrfmiddlewaretoken;
  }
});

// What is typed while the words are on their way would go with the form that the answer replaces. Those of a new glimmer have left
// theirs already (waiting.js).
let keptAt = 0;
const hold = (form, isHeld) => form.querySelectorAll("textarea, input").forEach((field) => (field.readOnly = isHeld));

document.addEventListener("htmx:beforeRequest", (event) => {
  const { verb } = event.detail.requestConfig;
  document.querySelectorAll(verb === "get" ? "#toast .stays" : "#toast > *").forEach((each) => each.remove()); // it was of something else
  const { elt, requestConfig } = event.detail;
  if (requestConfig.entry) keptAt = Date.now();
  else if (elt.matches("form[data-draft]")) hold(elt, true);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt } = event.detail.requestConfig;
  if (elt.matches("form[data-draft]")) hold(elt, false);
});

// The second of two quick taps meets the fresh form: it has nothing to say.
for (const name of ["glimmers:kept", "glimmers:waits"]) document.addEventListener(name, () => (keptAt = Date.now()));
document.addEventListener(
  "submit",
  (event) => {
    const text = event.target.matches("form[data-draft]") && event.target.elements.text;
    if (!text || text.value || event.target.elements.photos || Date.now() - keptAt > 1000) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // photo-keep.js has nothing to ask either
  },
  { capture: true },
);
const unreachable = ({ detail }) => detail.requestConfig.entry || say("unreachable");
document.addEventListener("htmx:sendError", unreachable);
document.addEventListener("htmx:timeout", unreachable);
document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  const gone = event.detail.requestConfig.elt.matches("form[data-draft]") ? "gone" : "not-here";
  say(status === 404 ? gone : status >= 502 && status <= 504 ? "unreachable" : "refused");
});

// A glimmer that was sent twice, because its first answer was lost, is shown once.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const id = event.detail.fragment?.querySelector?.("article[id]")?.id;
  if (id) document.getElementById(id)?.remove();
});

// One that was laid among the first cards of a day, though it belongs further down, is shown once when those come too.
document.addEventListener("htmx:afterSwap", () => {
  const seen = new Set();
  for (const card of document.querySelectorAll("#kept > article")) seen.has(card.id) ? card.remove() : seen.add(card.id);
});

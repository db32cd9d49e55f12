// The page for when there is no signal: it gives itself the day, the person (who.js) and a form of its own, and makes way for the
// real page as soon as that can be had and nothing is being written.
const SOON_MS = 10e3;
const LATE_MS = 120e3;
const { documentElement: html } = document;
const formHere = () => document.querySelector("form[data-draft=add]"); // another one after each Keep
const tell = (name, detail) => {
  document.dispatchEvent(new CustomEvent(name, { detail }));
  return detail.answer;
};

const twoDigits = (number) => String(number).padStart(2, "0");

const say = (what) => document.querySelectorAll("[data-says]").forEach((each) => (each.hidden = !each.dataset.says.split(" ").includes(what)));

const prepare = () => {
  const form = formHere();
  const now = new Date();
  const part = (options) => now.toLocaleDateString(html.lang, options);
  document.querySelector("[data-today]").textContent = `${part({ weekday: "long" })}, ${part({ day: "numeric", month: "long" })}`;
  document.querySelector(`.bar a[href="${location.pathname}"]`)?.setAttribute("aria-current", "page");
  say(!html.dataset.user ? "nobody" : location.pathname === "/" ? "today" : "elsewhere");
  document.getElementById("quick-add").hidden = !html.dataset.user;
  document.querySelectorAll(".bar, .corner").forEach((each) => (each.hidden = !html.dataset.user));
  form.elements.client_id.value = crypto.randomUUID();
  form.elements.day.value = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join("-");
  form.elements.writer.value = html.dataset.user ?? "";
  if (location.hash === "#id_text") form.elements.text.focus();
};

// Nothing is taken from under the hands: neither words nor the cursor.
const isFree = () => tell("glimmers:is-free", { form: formHere() }) && !formHere().contains(document.activeElement);

// As long as it takes: Today that comes late would bring this page again (sw.js).
const open = () => (location.pathname === "/" ? location.replace("/?patient") : location.reload());

let delay = SOON_MS;
let timer = 0;
let isLooking = false;
const look = async () => {
  if (isLooking) return;
  isLooking = true;
  clearTimeout(timer);
  const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(8000) }).catch(() => null);
  if (answer?.ok && (await answer.text()) === "ok\n") {
    if (isFree()) await tell("glimmers:flush", {}); // so that what waited is on the page that comes
    if (isFree()) return open();
    say("back");
  }
  isLooking = false;
  timer = setTimeout(look, (delay = Math.min(2 * delay, LATE_MS)));
};

prepare();
document.querySelector("[data-opens]").addEventListener("click", (event) => (event.preventDefault(), open()));
timer = setTimeout(look, SOON_MS);
addEventListener("online", look);

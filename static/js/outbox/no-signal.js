// The page for when there is no signal: it gives itself the day, the person (lib/person.js) and a form of its own, and makes way for the
// real page as soon as that can be had and nothing is being written.
import { wallClock } from "../lib/clock.js";
import { newId } from "../lib/new-id.js";
import { user } from "../lib/person.js";
import { flushSoon } from "./flush.js";
import { isFree } from "./form.js";

const SOON_MS = 10e3;
const LATE_MS = 120e3;
const { documentElement: html } = document;
const formHere = () => document.querySelector("form[data-draft=add]"); // another one after each Keep

const say = (what) =>
  document
    .querySelectorAll("[data-says]")
    .forEach((each) => (each.hidden = !each.dataset.says.split(" ").includes(what)));

const prepare = () => {
  const form = formHere();
  const now = new Date();
  const part = (options) => now.toLocaleDateString(html.lang, options);
  document.querySelector("[data-today]").textContent =
    `${part({ weekday: "long" })}, ${part({ day: "numeric", month: "long" })}`;
  document.querySelector(`.bar a[href="${location.pathname}"]`)?.setAttribute("aria-current", "page");
  const where = location.pathname === "/" ? "today" : "elsewhere";
  say(user ? where : "nobody");
  document.getElementById("quick-add").hidden = !user;
  document.querySelectorAll(".bar, .corner").forEach((each) => (each.hidden = !user));
  form.elements.client_id.value = newId();
  form.elements.day.value = wallClock().slice(0, 10);
  form.elements.writer.value = user ?? "";
  if (location.hash === "#id_text") form.elements.text.focus();
};

// Nothing is taken from under the hands: neither words nor the cursor.
const isIdle = () => {
  const form = formHere();
  return form && isFree(form) && !form.contains(document.activeElement);
};

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
    if (isIdle()) await flushSoon(); // so that what waited is on the page that comes
    if (isIdle()) return open();
    say("back");
  }
  isLooking = false;
  timer = setTimeout(look, (delay = Math.min(2 * delay, LATE_MS)));
};

prepare();
document.querySelector("[data-opens]").addEventListener("click", (event) => (event.preventDefault(), open()));
timer = setTimeout(look, SOON_MS);
addEventListener("online", look);

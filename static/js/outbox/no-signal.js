// Prepare the page that is shown without a signal: give it the day, the person (lib/person.js) and a form, and make way
// for the real page as soon as that can be had and nothing is being written.
import { wallClock } from "../lib/clock.js";
import { newId } from "../lib/new-id.js";
import { user } from "../lib/person.js";
import { flushSoon } from "./flush.js";
import { isFree } from "./form.js";

const SOON_MS = 10e3;
const LATE_MS = 120e3;
const { documentElement: html } = document;
const currentForm = () => document.querySelector("form[data-draft=add]"); // Keep replaces it

const say = (state) =>
  document
    .querySelectorAll("[data-says]")
    .forEach((each) => (each.hidden = !each.dataset.says.split(" ").includes(state)));

const prepare = () => {
  const form = currentForm();
  const now = new Date();
  const part = (options) => now.toLocaleDateString(html.lang, options);
  document.querySelector("[data-today]").textContent =
    `${part({ weekday: "long" })}, ${part({ day: "numeric", month: "long" })}`;
  document.querySelector(`.bar a[href="${location.pathname}"]`)?.setAttribute("aria-current", "page");
  const place = location.pathname === "/" ? "today" : "elsewhere";
  say(user ? place : "nobody");
  document.getElementById("quick-add").hidden = !user;
  document.querySelectorAll(".bar, .corner").forEach((each) => (each.hidden = !user));
  form.elements.client_id.value = newId();
  form.elements.day.value = wallClock().slice(0, 10);
  form.elements.writer.value = user ?? "";
  if (location.hash === "#id_text") form.elements.text.focus();
};

// Tell whether nobody is writing: neither words nor the cursor may be taken away.
const isIdle = () => {
  const form = currentForm();
  return form && isFree(form) && !form.contains(document.activeElement);
};

// Open the real page, however long it takes: without ?patient the worker would bring this one again (sw.js).
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

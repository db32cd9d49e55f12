// The page for when there is no signal: it gives itself the day, the person (who.js) and a form of its own, and makes way for the
// real page as soon as that can be had and nothing is being written.
const SOON_MS = 10e3;
const LATE_MS = 120e3;
const { documentElement: html } = document;
const isShell = "shell" in html.dataset;
const form = document.querySelector("form[data-draft=add]");

const twoDigits = (number) => String(number).padStart(2, "0");

const prepare = () => {
  const now = new Date();
  const part = (options) => now.toLocaleDateString(html.lang, options);
  document.querySelector("[data-today]").textContent = `${part({ weekday: "long" })}, ${part({ day: "numeric", month: "long" })}`;
  document.querySelector(`.bar a[href="${location.pathname}"]`)?.setAttribute("aria-current", "page");
  const says = !html.dataset.user ? "nobody" : location.pathname === "/" ? "today" : "elsewhere";
  document.querySelectorAll("[data-says]").forEach((each) => (each.hidden = each.dataset.says !== says));
  document.getElementById("quick-add").hidden = !html.dataset.user;
  form.elements.client_id.value = crypto.randomUUID();
  form.elements.day.value = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(twoDigits).join("-");
  form.elements.writer.value = html.dataset.user ?? "";
  if (location.hash === "#id_text") form.elements.text.focus();
};

const isFree = () => !form.elements.text.value.trim() && !form.querySelector(".tile");

let delay = SOON_MS;
const look = async () => {
  const answer = await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(8000) }).catch(() => null);
  const isBack = answer?.ok && (await answer.text()) === "ok\n";
  if (isBack && isFree()) {
    const detail = {};
    document.dispatchEvent(new CustomEvent("glimmers:flush", { detail })); // so that what waited is on the page that comes
    await detail.answer;
    if (isFree()) return location.reload();
  }
  setTimeout(look, (delay = Math.min(2 * delay, LATE_MS)));
};

if (isShell) {
  prepare();
  setTimeout(look, SOON_MS);
  addEventListener("online", look);
}

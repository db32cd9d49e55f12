// What waits (waiting.js) goes, one after the other and in one window at a time: when a page opens or is looked at again, when the
// network is back, by the button, and by itself, less and less often. Each is let go of when the server has said that it
// committed, and not before.
const { documentElement: html } = document;
const SOON_MS = 5e3;
const LATE_MS = 300e3;
const tell = (name, detail) => {
  document.dispatchEvent(new CustomEvent(name, { detail }));
  return detail.answer;
};
const ask = (verb, more) => tell("glimmers:store", { verb, ...more });
const isStillMe = () => document.cookie.split("; ").includes(`glimmers_login=${html.dataset.loginMark}`);

const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

// What is wrong, in the words of the server's form.
const reasonIn = ({ status, text }) => {
  const said = [...parsed(text).querySelectorAll(".errorlist, .notice:not(.tray-question) p")].map((each) => each.textContent.trim());
  return said.filter(Boolean).join(" ") || (status === 422 && !text.includes("<") ? text : "");
};

// Each is read anew: while others went, it may have been taken back into the form.
const next = async (done) => (await ask("waiting")).find((entry) => !entry.reason && !done.has(entry.version) && !tell("glimmers:going", {}).has(entry.client_id));

const sendAll = async () => {
  const done = new Set();
  for (let entry = await next(done); entry && isStillMe(); entry = await next(done)) {
    done.add(entry.version);
    const { client_id: id } = entry;
    tell("glimmers:sending", { id, state: "going" });
    const answer = await tell("glimmers:send", { entry });
    if (answer.means === "kept") {
      await ask("arrived", { entry });
      tell("glimmers:arrived", { id, content: parsed(answer.text) });
    } else if (answer.means === "refused") {
      const reason = reasonIn(answer) || " ";
      await ask("change", { entry, change: (there) => void Object.assign(there, { reason, wasKept: answer.status === 409 }) });
    } else tell("glimmers:sending", { id, state: { "signed-out": "signed-out", "no signal": "waiting" }[answer.means] ?? "later" });
    // Where one does not get through for want of a signal, or of its writer, the others would not either.
    if (!["kept", "refused", "later"].includes(answer.means)) return;
  }
};

let delay = SOON_MS;
let timer = 0;
let wanted = false;
let run = null;
const flush = async () => {
  wanted = true;
  if (run) return run;
  run = (async () => {
    while (wanted) {
      wanted = false;
      if ((await ask("waiting")).length) await (navigator.locks?.request("glimmers:sending", sendAll) ?? sendAll());
    }
  })().finally(() => (run = null));
  await run;
  tell("glimmers:flushed", {});
  clearTimeout(timer);
  if (!(await ask("waiting")).some(({ reason }) => !reason)) return (delay = SOON_MS);
  timer = setTimeout(flush, delay);
  delay = Math.min(2 * delay, LATE_MS);
};
const flushSoon = () => ((delay = SOON_MS), flush());

if (html.dataset.user) {
  document.addEventListener("glimmers:flush", ({ detail }) => (detail.answer = flushSoon()));
  document.addEventListener("glimmers:waits", flush);
  addEventListener("online", flushSoon);
  addEventListener("pageshow", flushSoon);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flushSoon());
  flush();
}

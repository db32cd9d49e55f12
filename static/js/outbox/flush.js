// What waits goes, one after the other and in one window at a time: when a page opens or is looked at again, when the network is
// back, by the button, and by itself, less and less often. Each is let go of when the server has said that it committed, and not
// before.
import { hear, tell } from "../lib/events.js";
import { pageOf } from "../lib/html.js";
import { isStillSignedIn, user } from "../lib/person.js";
import { changeEntry, letEntryGo, waitingEntries } from "../store/waiting-entries.js";
import { going } from "./going.js";
import { send } from "./send.js";

const SOON_MS = 5e3;
const LATE_MS = 300e3;

// What is wrong, in the words of the server's form.
const reasonIn = ({ status, text }) => {
  const said = [...pageOf(text).querySelectorAll(".errorlist, .notice:not(.tray-question) p")].map((each) =>
    each.textContent.trim(),
  );
  return said.filter(Boolean).join(" ") || (status === 422 && !text.includes("<") ? text : "");
};

// Each is read anew: while others went, it may have been taken back into the form.
const next = async (done) =>
  (await waitingEntries()).find((entry) => !entry.reason && !done.has(entry.version) && !going.has(entry.client_id));

const sendAll = async () => {
  const done = new Set();
  for (let entry = await next(done); entry && isStillSignedIn(); entry = await next(done)) {
    done.add(entry.version);
    const { client_id: id } = entry;
    tell("sending", { id, state: "going" });
    const answer = await send(entry);
    if (answer.means === "kept") {
      await letEntryGo(entry);
      tell("arrived", { id, content: pageOf(answer.text) });
    } else if (answer.means === "refused") {
      const reason = reasonIn(answer) || " ";
      await changeEntry(entry, (there) => void Object.assign(there, { reason, wasKept: answer.status === 409 }));
    } else
      tell("sending", { id, state: { "signed-out": "signed-out", "no signal": "waiting" }[answer.means] ?? "later" });
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
      if ((await waitingEntries()).length) await (navigator.locks?.request("glimmers:sending", sendAll) ?? sendAll());
    }
  })().finally(() => (run = null));
  await run;
  tell("flushed");
  clearTimeout(timer);
  if (!(await waitingEntries()).some(({ reason }) => !reason)) return (delay = SOON_MS);
  timer = setTimeout(flush, delay);
  delay = Math.min(2 * delay, LATE_MS);
};

// Answers when all that can be sent has been.
export const flushSoon = async () => {
  if (!user) return;
  delay = SOON_MS;
  await flush();
};

if (user) {
  hear("waits", flush);
  addEventListener("online", flushSoon);
  addEventListener("pageshow", flushSoon);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flushSoon());
  flush();
}

// Send what waits, one glimmer after the other and from one window at a time: when a page opens or is looked at again,
// when the network is back, by the button, and unasked, less and less often. Each is removed from the store when the
// server has said that it committed, and not before.
import { hear, tell } from "../lib/events.js";
import { pageOf } from "../lib/html.js";
import { isStillSignedIn, user } from "../lib/person.js";
import { changeEntry, letEntryGo, waitingEntries } from "../store/waiting-entries.js";
import { going } from "./going.js";
import { send } from "./send.js";

const SOON_MS = 5e3;
const LATE_MS = 300e3;

// Return what is wrong, in the words of the server's form.
const reasonIn = ({ status, text }) => {
  const messages = [...pageOf(text).querySelectorAll(".errorlist, .notice:not(.tray-question) p")].map((each) =>
    each.textContent.trim(),
  );
  return messages.filter(Boolean).join(" ") || (status === 422 && !text.includes("<") ? text : "");
};

// Find the next one by reading the store again: meanwhile it may have been taken back into the form.
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
      await changeEntry(entry, (stored) => void Object.assign(stored, { reason, wasKept: answer.status === 409 }));
    } else
      tell("sending", { id, state: { "signed-out": "signed-out", "no signal": "waiting" }[answer.means] ?? "later" });
    // Stop where the signal or the writer is missing: the others would not get through either.
    if (!["kept", "refused", "later"].includes(answer.means)) return;
  }
};

let delay = SOON_MS;
let timer = 0;
let isWanted = false;
let run = null;
const flush = async () => {
  isWanted = true;
  if (run) return run;
  run = (async () => {
    while (isWanted) {
      isWanted = false;
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

// Send at once what can be sent, and return when that is done.
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

// Signing out removes this person's words and photos from the browser, and asks first when some are not in the journal yet.
// A browser whose store does not answer holds nobody up: it is said that something may be left in it, and how to remove it.
import { dropPhotos, heldPhotos } from "../store/held-photos.js";
import { onClick } from "../lib/on-click.js";
import { forgetPerson, user } from "../lib/person.js";
import { say } from "../lib/say.js";
import { sharedEntries } from "../store/shared-entries.js";
import { waitingEntries } from "../store/waiting-entries.js";
import { drafts } from "../drafts/read.js";
import { flushSoon } from "../outbox/flush.js";
import { loseAll } from "./left-here.js";

const PATIENCE_MS = 900; // to look, and once more to remove
const NETWORK_MS = 20e3;
// Where nothing may be stored, nothing is; any other failure is one.
const strictly = ({ orFail }) =>
  orFail().catch((error) => (error.name === "SecurityError" ? [] : Promise.reject(error)));
const soon = (work) =>
  Promise.race([work, new Promise((_, reject) => setTimeout(reject, PATIENCE_MS, new Error("no answer")))]);

const textOf = ({ fields }) =>
  ["text", "place"]
    .map((name) => Object.fromEntries(fields)[name])
    .join("\n")
    .trim();

// First out of the journal, then out of the browser: without a signal nobody is signed out, and nothing is lost.
const leave = async (form) => {
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    redirect: "manual",
    signal: AbortSignal.timeout(NETWORK_MS),
  }).catch(() => null);
  if (answer && answer.type !== "opaqueredirect") return form.submit(); // the server has something to say
  // The journal takes the mark away; a hotel's network, which sends one on to a page of its own, does not.
  if (document.cookie.includes("glimmers_login=")) return say("still-in");
  try {
    drafts().forEach(({ key }) => localStorage.removeItem(key));
    forgetPerson();
    sessionStorage.clear();
  } catch {
    // Forbidden, and so empty.
  }
  const isLeft = await soon(Promise.all([dropPhotos, loseAll].map(strictly))).then(
    () => "",
    () => "#left-behind",
  );
  navigator.serviceWorker?.controller?.postMessage({ asks: "forget" }); // what was shared
  new BroadcastChannel("glimmers").postMessage("signed out"); // to other windows; see login-mark.js
  location.assign(`/${isLeft}`); // the sign-in page says it (sign-in-page.js); not in place of this page: Back stays Back
};

// What is not in the journal: words and photos in forms, what another app has shared, and what waits for a signal.
const open = async () => {
  const written = drafts();
  const held = await soon(Promise.all([waitingEntries, heldPhotos, sharedEntries].map(strictly))).catch(() => null);
  const [waiting, photos, shared] = held ?? [[], [], []];
  const hasPhotos = photos.length > 0 || [...written, ...shared].some((each) => each.photos > 0 || each.photos?.length);
  const words = [...written.map(textOf), ...shared.map(({ text }) => text ?? "")].filter((text) => text.trim());
  const what = [words.length && "words", hasPhotos && "photos"].filter(Boolean).join(" ");
  const reasons = waiting.map(({ reason }) => reason).filter(Boolean);
  return {
    what,
    isSilent: !held,
    waits: waiting.length > 0,
    reasons,
    words: [...words, ...waiting.map(textOf)].filter((text) => text.trim()),
  };
};

const fill = (dialog, { what, isSilent, waits, words, reasons }) => {
  dialog.querySelector("[data-reasons]").textContent = reasons.join(" ");
  const here = what ? [what, "drafts"] : [isSilent ? "silent" : "waiting"];
  dialog.querySelector("[data-silent]").hidden = !isSilent;
  dialog.querySelectorAll("[data-of]").forEach((each) => (each.hidden = !here.includes(each.dataset.of)));
  dialog.querySelectorAll("[data-waits]").forEach((each) => (each.hidden = !waits));
  const quote = dialog.querySelector("[data-words]");
  quote.hidden = !words.length;
  quote.textContent = words.join("\n\n");
};

let looks = false;
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-signs-out]");
  if (!form || !user) return;
  event.preventDefault();
  if (looks) return; // a second tap
  const dialog = document.getElementById("leaving");
  looks = true;
  const unkept = await open();
  looks = false;
  if (!unkept.what && !unkept.waits && !unkept.isSilent) return leave(form);
  fill(dialog, unkept);
  dialog.querySelector("[data-not-saved]").hidden = true;
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", () => dialog.returnValue === "leave" && leave(form), { once: true });
});

onClick("#leaving [data-saves]", async (button) => {
  const dialog = button.closest("dialog");
  await flushSoon(); // a second tap waits for the same
  const unkept = await open();
  dialog.querySelector("[data-not-saved]").hidden = !unkept.waits;
  fill(dialog, unkept);
  if (!unkept.what && !unkept.waits) dialog.close("leave"); // all of it is in the journal
});

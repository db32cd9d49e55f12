// Remove this person's words and photos from the browser on signing out, and ask first when some are not in the
// journal. A browser store that does not answer does not prevent it: the page then says that something may be left, and
// how to remove it.
import { dropPhotos, heldPhotos } from "../store/held-photos.js";
import { onClick } from "../lib/on-click.js";
import { forgetPerson, user } from "../lib/person.js";
import { say } from "../lib/say.js";
import { sharedEntries } from "../store/shared-entries.js";
import { waitingEntries } from "../store/waiting-entries.js";
import { drafts } from "../drafts/read.js";
import { flushSoon } from "../outbox/flush.js";
import { forgetCarried, sendCarriedRests } from "./forget-carried.js";
import { loseAll } from "./left-here.js";

const PATIENCE_MS = 900; // for looking, and again for removing
const NETWORK_MS = 20e3;
// Treat a store that the browser forbids as empty, and pass on any other failure.
const strictly = ({ orFail }) =>
  orFail().catch((error) => (error.name === "SecurityError" ? [] : Promise.reject(error)));
const soon = (work) =>
  Promise.race([work, new Promise((_, reject) => setTimeout(reject, PATIENCE_MS, new Error("no answer")))]);

const textOf = ({ fields }) =>
  ["text", "place"]
    .map((name) => Object.fromEntries(fields)[name])
    .join("\n")
    .trim();

// Sign out of the journal first, then empty the browser: without a signal nobody is signed out, and nothing is lost.
const leave = async (form) => {
  await sendCarriedRests().catch(() => {});
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    redirect: "manual",
    signal: AbortSignal.timeout(NETWORK_MS),
  }).catch(() => null);
  if (answer && answer.type !== "opaqueredirect") return form.submit(); // the server has something to say
  // Only the journal removes the mark; a hotel's network, which redirects to a page of its own, does not.
  if (document.cookie.includes("glimmers_login=")) return say("still-in");
  try {
    drafts().forEach(({ key }) => localStorage.removeItem(key));
    forgetPerson();
    sessionStorage.clear();
  } catch {
    // Storage is forbidden, and so empty.
  }
  const hash = await soon(Promise.all([dropPhotos, loseAll, { orFail: forgetCarried }].map(strictly))).then(
    () => "",
    () => "#left-behind",
  );
  navigator.serviceWorker?.controller?.postMessage({ asks: "forget" }); // the worker's memory of what was shared
  new BroadcastChannel("glimmers").postMessage("signed out"); // other windows empty themselves (login-mark.js)
  location.assign(`/${hash}`); // read by sign-in-page.js; not replace(), which would change what Back does
};

// Find what is not in the journal: words and photos in forms, what another app has shared, and what waits for a signal.
const findUnkept = async () => {
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
  const kinds = what ? [what, "drafts"] : [isSilent ? "silent" : "waiting"];
  dialog.querySelector("[data-silent]").hidden = !isSilent;
  dialog.querySelectorAll("[data-of]").forEach((each) => (each.hidden = !kinds.includes(each.dataset.of)));
  dialog.querySelectorAll("[data-waits]").forEach((each) => (each.hidden = !waits));
  const quote = dialog.querySelector("[data-words]");
  quote.hidden = !words.length;
  quote.textContent = words.join("\n\n");
};

let isLooking = false;
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-signs-out]");
  if (!form || !user) return;
  event.preventDefault();
  if (isLooking) return; // a second tap
  const dialog = document.getElementById("leaving");
  isLooking = true;
  const unkept = await findUnkept();
  isLooking = false;
  if (!unkept.what && !unkept.waits && !unkept.isSilent) return leave(form);
  fill(dialog, unkept);
  dialog.querySelector("[data-not-saved]").hidden = true;
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", () => dialog.returnValue === "leave" && leave(form), { once: true });
});

onClick("#leaving [data-saves]", async (button) => {
  const dialog = button.closest("dialog");
  await flushSoon(); // a second tap waits for the same run
  const unkept = await findUnkept();
  dialog.querySelector("[data-not-saved]").hidden = !unkept.waits;
  fill(dialog, unkept);
  if (!unkept.what && !unkept.waits) dialog.close("leave"); // all of it is in the journal
});

// Check whether another app has shared something with the form of Today, and fetch what lays it there, which few pages
// need.
import { hear } from "../lib/events.js";
import { user } from "../lib/person.js";
import { sharedEntries } from "../store/shared-entries.js";
import { isFree } from "../outbox/form.js";

export const form = user && document.querySelector("form[data-draft=add]");
export const arrived = new URLSearchParams(location.search).get("shared"); // the service worker's answer

const look = async () => {
  // A draft lists what it took, but there may be more.
  const hasShared = arrived !== null || form.dataset.took || (await sharedEntries()).some(({ photos }) => photos);
  if (hasShared) import("../sharing.js").catch(() => {}); // it stays in the store for the next time
};

if (form) {
  if (arrived !== null) history.replaceState(history.state, "", location.pathname + location.hash);
  hear("drafts-are-back", look);
  hear("kept waits", () => isFree(form) && look());
}

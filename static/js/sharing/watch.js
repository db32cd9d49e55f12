// Whether another app has shared something with the form of Today: then what lays it there is fetched, which few pages need.
import { hear } from "../lib/events.js";
import { user } from "../lib/person.js";
import { sharedEntries } from "../store/shared-entries.js";
import { isFree } from "../outbox/form.js";

export const form = user && document.querySelector("form[data-draft=add]");
export const arrived = new URLSearchParams(location.search).get("shared"); // as the service worker answers

const look = async () => {
  // A draft knows what it took, and there may be more.
  const isAny = arrived !== null || form.dataset.took || (await sharedEntries()).some(({ photos }) => photos);
  if (isAny) import("../sharing.js").catch(() => {}); // it stays where it is, for the next time
};

if (form) {
  if (arrived !== null) history.replaceState(history.state, "", location.pathname + location.hash);
  hear("drafts-are-back", look);
  hear("kept waits", () => isFree(form) && look());
}

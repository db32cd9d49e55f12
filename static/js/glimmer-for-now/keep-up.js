// Keep what this device carries (carrying.js) as it is in the journal: when a page opens, and after each change. Drop it
// once its login has ended.
import { hear } from "../lib/events.js";
import { onHtmx } from "../lib/htmx.js";
import { isStillSignedIn, loginMark, user } from "../lib/person.js";
import { carries } from "./choice.js";

const AT_REST_MS = 1500;
// Without a signal it stays as it is; where storage is forbidden, there is nothing to be done.
const calmly = (work) => (detail) => work(detail).catch(() => {});

const renewAll = calmly(async () => {
  const { renew, sendRests } = await import("./carrying.js");
  await sendRests();
  await renew();
});

// Without a signal for looking at all of it again, a single glimmer leaves all the same.
const takeOut = calmly(async ({ detail: { value } }) => {
  const { leaves } = await import("./carrying.js");
  await (value === "all" ? renewAll() : leaves(value));
});

const dropOthers = calmly(async (own) => {
  const { dropCarried } = await import("./carrying.js");
  await dropCarried(own);
});

const isSignedIn = user && isStillSignedIn();
if (isSignedIn && carries() === "yes") {
  setTimeout(renewAll, document.querySelector("[data-rests-changed]") ? 0 : AT_REST_MS); // it may have been told by now
  hear("no-longer", takeOut);
  onHtmx("afterRequest", ({ detail }) => detail.successful && detail.requestConfig.verb !== "get" && renewAll());
}
if (globalThis.caches) dropOthers(isSignedIn ? loginMark : "");

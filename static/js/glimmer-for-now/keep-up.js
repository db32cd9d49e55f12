// Keep what this device carries (carrying.js) as it is in the journal: when a page opens, and after each change. Drop
// what other logins have left.
import { cookie } from "../lib/cookies.js";
import { hear } from "../lib/events.js";
import { onHtmx } from "../lib/htmx.js";
import { isStillSignedIn, user } from "../lib/person.js";
import { carries } from "./choice.js";

const AT_REST_MS = 1500;
// Without a signal it stays as it is; where storage is forbidden, there is nothing to be done.
const calmly = (work) => (detail) => work(detail).catch(() => {});

const renewAll = calmly(async () => {
  const { renew, sendRests } = await import("./carrying.js");
  await sendRests();
  if (carries() === "yes") await renew();
});

const takeOut = calmly(async ({ detail: { value } }) => {
  const { leaves } = await import("./carrying.js");
  await (value === "all" ? renewAll() : leaves(value));
});

const dropOthers = calmly(async () => {
  const { dropCarried } = await import("./carrying.js");
  await dropCarried(cookie("glimmers_login") ?? ""); // the cookie says whose may stay: some pages know nobody
});

if (user && isStillSignedIn()) {
  // On the page of what rests it may have changed just now.
  setTimeout(renewAll, document.querySelector("[data-rests-changed]") ? 0 : AT_REST_MS);
  hear("no-longer", takeOut);
  onHtmx("afterRequest", ({ detail }) => detail.successful && detail.requestConfig.verb !== "get" && renewAll());
}
dropOthers();

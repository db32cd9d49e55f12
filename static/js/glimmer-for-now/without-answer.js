// Go on without a signal where one was lost on the page that the server sent: the service worker answers with the page
// of what this device carries. "Not this one" holds all the same.
import { onHtmx } from "../lib/htmx.js";

if (document.body.classList.contains("room-for-now")) {
  onHtmx("sendError timeout", async ({ detail: { requestConfig } }) => {
    const key = requestConfig.path.match(/([^/]+)\/not-this-one\/$/)?.[1];
    if (key && globalThis.caches) {
      const { restOne } = await import("./carrying.js");
      await restOne(key).catch(() => {}); // it waits for a signal
    }
    if (navigator.serviceWorker?.controller) location.assign("/glimmer-for-now/");
  });
}

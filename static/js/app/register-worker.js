// The service worker (templates/pwa/sw.js) comes once the page is there and at rest.
const IDLE_MS = 1500;
addEventListener("load", () => {
  if (!navigator.serviceWorker) return;
  const register = () => navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  setTimeout(register, navigator.serviceWorker.controller ? 0 : IDLE_MS);
});
// The page for when there is no signal asked for this one, however long it takes (sw.js): that is over.
if (location.search === "?patient" && !("shell" in document.documentElement.dataset))
  history.replaceState(history.state, "", location.pathname + location.hash);

// Register the service worker (templates/pwa/sw.js) once the page has loaded and is at rest.
const IDLE_MS = 1500;
addEventListener("load", () => {
  if (!navigator.serviceWorker) return;
  const register = () => navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  setTimeout(register, navigator.serviceWorker.controller ? 0 : IDLE_MS);
});
// Drop ?patient, by which the page shown without a signal asked for this one, however long it takes (sw.js).
if (location.search === "?patient" && !("shell" in document.documentElement.dataset))
  history.replaceState(history.state, "", location.pathname + location.hash);

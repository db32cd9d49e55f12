// The service worker (templates/pwa/sw.js) comes once the page is there and at rest; and what a phone's keyboard covers is known
// to the style sheet, where the browser does not make room for it by itself.
const IDLE_MS = 1500;
addEventListener("load", () => {
  if (!navigator.serviceWorker) return;
  const register = () => navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
  setTimeout(register, navigator.serviceWorker.controller ? 0 : IDLE_MS);
});

const cover = () => {
  const { height, offsetTop, scale } = visualViewport;
  const covered = scale > 1 ? 0 : Math.max(0, innerHeight - height - offsetTop);
  document.documentElement.style.setProperty("--keyboard", `${Math.round(covered)}px`);
};
for (const name of ["resize", "scroll"]) window.visualViewport?.addEventListener(name, cover);

// At the door: that something waits, not what.
const door = document.querySelector("[data-something-waits]");
if (door) {
  const detail = { verb: "anybodys" };
  document.dispatchEvent(new CustomEvent("glimmers:store", { detail }));
  detail.answer.then((count) => (door.hidden = !(count > 0)));
}

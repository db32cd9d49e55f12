// Remove from this page, from other windows and from pages that Back brings what is not to be shown again any more.
// The server's answer names the glimmer (HX-Trigger), or Settings say "all".
import { hear, tell } from "../lib/events.js";

const otherWindows = new BroadcastChannel("glimmers:rested");
let upToDate = Date.now();

hear("no-longer", ({ target, detail: { value } }) => {
  for (const each of document.querySelectorAll(`[data-shown~="${value}"]`)) {
    if (!each.contains(target)) each.remove(); // what was pressed stays until the answer takes its place
  }
  if (target !== document) otherWindows.postMessage(value);
  upToDate = sessionStorage.rested = Date.now(); // where storage is forbidden, so are cookies, and nobody is signed in
});

otherWindows.onmessage = ({ data }) => tell("no-longer", { value: data });

addEventListener("pageshow", ({ persisted }) => {
  if (persisted && sessionStorage.rested > upToDate) tell("no-longer", { value: "all" });
});

// Empty a private page that comes back after signing out (from the back/forward cache, or in another tab), and ask the
// server again. Each sign-in has a mark of its own; see accounts/middleware.py.
import { isStillSignedIn, loginMark } from "../lib/person.js";

const empty = () => {
  document.body.replaceChildren();
  document.title = "Glimmers";
};

const leaveIfStale = () => {
  if (!loginMark || isStillSignedIn()) return;
  empty();
  location.reload();
};

addEventListener("pageshow", leaveIfStale);
new BroadcastChannel("glimmers").addEventListener("message", () => {
  if (!loginMark) return;
  empty();
  setTimeout(() => location.reload(), 1500); // the other window is on its way to the server
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") leaveIfStale();
});

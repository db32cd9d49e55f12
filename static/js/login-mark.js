// A private page that comes back after signing out (from the back/forward cache, or in another tab) empties itself and
// asks the server again. The mark is another one for each sign-in; see accounts/middleware.py.
const pageMark = document.documentElement.dataset.loginMark;

const isStale = () => pageMark && !document.cookie.split("; ").includes(`glimmers_login=${pageMark}`);

const empty = () => {
  document.body.replaceChildren();
  document.title = "Glimmers";
};

const leaveIfStale = () => {
  if (isStale()) empty(), location.reload();
};

addEventListener("pageshow", leaveIfStale);
new BroadcastChannel("glimmers").addEventListener("message", () => {
  if (!pageMark) return;
  empty();
  setTimeout(() => location.reload(), 1500); // the other window is on its way to the server
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") leaveIfStale();
});

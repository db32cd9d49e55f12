// A private page that comes back after signing out (from the back/forward cache, or in another tab) empties itself and
// asks the server again. The mark is another one for each sign-in; see accounts/middleware.py.
const pageMark = document.documentElement.dataset.loginMark;

const isStale = () => {
  if (!pageMark) return false;
  const cookie = document.cookie.split("; ").find((each) => each.startsWith("glimmers_login="));
  return cookie !== `glimmers_login=${pageMark}`;
};

const leave = () => {
  document.body.replaceChildren();
  document.title = "Glimmers";
  location.reload();
};

const leaveIfStale = () => {
  if (isStale()) leave();
};

addEventListener("pageshow", leaveIfStale);
new BroadcastChannel("glimmers").addEventListener("message", () => {
  if (!pageMark) return;
  document.body.replaceChildren();
  document.title = "Glimmers";
  setTimeout(leave, 1500); // the other window is on its way to the server
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") leaveIfStale();
});

// Who is signed in here, for the page that is shown without a signal (templates/pwa/offline.html): it comes from the browser's
// own store and knows nobody. Each page of somebody signed in writes it down, with the mark of the login (login-mark.js); it is
// believed for as long as the cookie has the same mark.
const { documentElement: html } = document;
const WHO = "glimmers:who";

try {
  if (html.dataset.user) {
    const { user, loginMark, look } = html.dataset;
    localStorage.setItem(WHO, JSON.stringify({ user, loginMark, look }));
  } else if ("shell" in html.dataset) {
    const who = JSON.parse(localStorage.getItem(WHO));
    if (who?.look) html.dataset.look = who.look;
    if (who && document.cookie.split("; ").includes(`glimmers_login=${who.loginMark}`)) Object.assign(html.dataset, who);
  }
} catch {
  // No storage, as in some private windows: then nobody is known.
}

// Who is signed in here. The page says it, but for the one that is shown without a signal (templates/pwa/offline.html): it comes
// from the browser's own store and knows nobody. Each page of somebody signed in writes it down, with the mark of the login
// (accounts/login-mark.js); it is believed for as long as the cookie has the same mark.
import { hasCookie } from "./cookies.js";

const { dataset } = document.documentElement;
const WHO = "glimmers:who";

try {
  if (dataset.user) {
    const { user, loginMark, look } = dataset;
    localStorage.setItem(WHO, JSON.stringify({ user, loginMark, look }));
  } else if ("shell" in dataset) {
    const who = JSON.parse(localStorage.getItem(WHO));
    if (who?.look) dataset.look = who.look;
    if (who && hasCookie("glimmers_login", who.loginMark)) Object.assign(dataset, who);
  }
} catch {
  // No storage, as in some private windows: then nobody is known.
}

export const user = dataset.user;
export const loginMark = dataset.loginMark;

export const isStillSignedIn = () => hasCookie("glimmers_login", loginMark);

// Whoever is signed in here, or, at the sign-in page, was last.
export const lastPerson = () => (user ? { user, loginMark } : JSON.parse(localStorage.getItem(WHO)));

export const forgetPerson = () => localStorage.removeItem(WHO);

// Find out who is signed in. The page says it, except the one shown without a signal (templates/pwa/offline.html),
// which comes from the browser's own store and knows nobody. So each page of somebody signed in stores it with the mark
// of the login (accounts/login-mark.js), and it is believed as long as the cookie has the same mark.
import { hasCookie } from "./cookies.js";

const { dataset } = document.documentElement;
const PERSON_KEY = "glimmers:who";

try {
  if (dataset.user) {
    const { user, loginMark, look } = dataset;
    localStorage.setItem(PERSON_KEY, JSON.stringify({ user, loginMark, look }));
  } else if ("shell" in dataset) {
    const person = JSON.parse(localStorage.getItem(PERSON_KEY));
    if (person?.look) dataset.look = person.look;
    if (person && hasCookie("glimmers_login", person.loginMark)) Object.assign(dataset, person);
  }
} catch {
  // There is no storage, as in some private windows: then nobody is known.
}

export const user = dataset.user;
export const loginMark = dataset.loginMark;

export const isStillSignedIn = () => hasCookie("glimmers_login", loginMark);

// Return who is signed in, or, on the sign-in page, who was last.
export const lastPerson = () => (user ? { user, loginMark } : JSON.parse(localStorage.getItem(PERSON_KEY)));

export const forgetPerson = () => localStorage.removeItem(PERSON_KEY);

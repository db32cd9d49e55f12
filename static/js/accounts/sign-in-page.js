// At the sign-in page is said that something waits in this browser: not what, and not whose.
import { countAnybodys } from "./left-here.js";

const door = document.querySelector("[data-something-waits]");
if (door) {
  countAnybodys().then((count) => (door.hidden = !(count > 0)));
  // Signing out could not remove it (sign-out.js).
  document.querySelector("[data-left-behind]").hidden = location.hash !== "#left-behind";
}

// Say on the sign-in page that something waits in this browser, but neither what nor whose.
import { countAnybodys } from "./left-here.js";

const notice = document.querySelector("[data-something-waits]");
if (notice) {
  countAnybodys().then((count) => (notice.hidden = !(count > 0)));
  // Signing out could not remove everything (sign-out.js).
  document.querySelector("[data-left-behind]").hidden = location.hash !== "#left-behind";
}

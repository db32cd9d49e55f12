// Fetch what a form needs once there is a photo in it: its buttons (arrange.js), and what offers to fill When with the
// moment it was taken (time-taken.js).
import { hear } from "../lib/events.js";
import { onHtmx } from "../lib/htmx.js";

const look = () => {
  if (!document.querySelector("photo-tray .tile")) return;
  import("./arrange.js").catch(() => {}); // without it the buttons send the form, as without scripts
  if (document.querySelector("photo-tray [data-taken-at]")) import("./time-taken.js").catch(() => {});
};

hear("photos", look);
onHtmx("afterSwap", look);
look();

// Fetch what offers to fill When with the moment a photo was taken (time-taken.js), once there is such a photo.
import { hear } from "../lib/events.js";
import { onHtmx } from "../lib/htmx.js";

const look = () => document.querySelector("photo-tray [data-taken-at]") && import("./time-taken.js").catch(() => {});

hear("photos", look);
onHtmx("afterSwap", look);
look();

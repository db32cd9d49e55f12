// Fetch what keeps the carried glimmers up to date (keep-up.js), where anybody carries some on this device.
import { isAnythingCarried } from "./choice.js";

isAnythingCarried()
  .then((isSo) => isSo && import("./keep-up.js"))
  .catch(() => {}); // without a signal they stay as they are

// Fetch what keeps the carried glimmers up to date (keep-up.js), where anybody has chosen on this device to carry some.
import { isCarriedByAnybody } from "./choice.js";

if (isCarriedByAnybody()) import("./keep-up.js").catch(() => {}); // without a signal they stay as they are

// Tell that anything may rest by now, on the page where that is chosen.
import { tell } from "../lib/events.js";

const page = document.querySelector("[data-rests-changed]");
if (page) tell("no-longer", { value: "all" }, page);

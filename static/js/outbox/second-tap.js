// The second of two quick taps on Keep meets the fresh form: it has nothing to say.
import { hear } from "../lib/events.js";
import { onHtmx } from "../lib/htmx.js";

const TAPS_MS = 1000;
let keptAt = 0;
const note = () => (keptAt = Date.now());

hear("kept waits", note);
onHtmx("beforeRequest", ({ detail }) => detail.requestConfig.entry && note());

export const isSecondTap = ({ elements }) => {
  const isEmpty = elements.text && !elements.text.value && !elements.photos;
  return isEmpty && Date.now() - keptAt <= TAPS_MS;
};

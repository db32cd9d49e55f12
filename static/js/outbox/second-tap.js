// Recognise the second of two quick taps on Keep, which meets the fresh form and has nothing to send.
import { hear } from "../lib/events.js";
import { onHtmx } from "../lib/htmx.js";

const TAPS_MS = 1000;
let keptAt = 0;
const noteTime = () => (keptAt = Date.now());

hear("kept waits", noteTime);
onHtmx("beforeRequest", ({ detail }) => detail.requestConfig.entry && noteTime());

export const isSecondTap = ({ elements }) => {
  const isEmpty = elements.text && !elements.text.value && !elements.photos;
  return isEmpty && Date.now() - keptAt <= TAPS_MS;
};

// Read and write down whether a person carries glimmers on this device: "yes", "no", or "asked" while nothing is said.
import { user } from "../lib/person.js";

const KEY = `glimmers:carries:${user}`;

// Throws where storage is forbidden.
export const choose = (choice) => localStorage.setItem(KEY, choice);

export const carries = () => {
  try {
    return localStorage.getItem(KEY) ?? "asked";
  } catch {
    return "forbidden";
  }
};

// Tell whether there is anything to be kept up: somebody's choice, a rest that was not sent yet, or a cache.
export const isAnythingCarried = async () =>
  Object.keys(localStorage).some((key) => /^glimmers:(carries|rests):/.test(key)) ||
  (await caches.keys()).some((name) => name.startsWith("glimmers-carried-"));

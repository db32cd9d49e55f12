// Read and write down whether a person carries glimmers on this device: "yes", "no", or "asked" while nothing is said.
import { user } from "../lib/person.js";

const PREFIX = "glimmers:carries:";

const read = (get) => {
  try {
    return get(localStorage);
  } catch {
    return null; // storage is forbidden
  }
};

export const carries = () => read((storage) => storage.getItem(PREFIX + user) ?? "asked") ?? "no";
export const isCarriedByAnybody = () => read((storage) => Object.keys(storage).some((key) => key.startsWith(PREFIX)));
export const choose = (choice) => localStorage.setItem(PREFIX + user, choice);

// Read this person's drafts from localStorage (write.js): each with its key, when it was written (at), its fields as
// pairs, how many photos it has, and what it took from another app (took).
import { DRAFTS } from "../lib/draft-key.js";

const read = (key) => {
  try {
    return { key, fields: [], ...JSON.parse(localStorage.getItem(key)) };
  } catch {
    return { key, fields: [] };
  }
};

export const drafts = () => {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(DRAFTS))
      .map(read);
  } catch {
    return []; // storage is forbidden, and so empty
  }
};

// Remove what this device carries for "I need a glimmer" (glimmer-for-now/carrying.js) on signing out.
import { user } from "../lib/person.js";

const OF_MINE = ["carries", "rests"].map((name) => `glimmers:${name}:${user}`);

// Send what rests and was not sent yet, while somebody is signed in.
export const sendCarriedRests = async () => {
  if (localStorage.getItem(OF_MINE[1])) await (await import("../glimmer-for-now/carrying.js")).sendRests();
};

// Nothing is fetched for this: by then nobody is signed in. A browser that does not answer holds up those alone who have
// chosen something; what they chose goes last, as it says that something may be here.
export const forgetCarried = async () => {
  const dropped = dropAll();
  if (OF_MINE.some((key) => localStorage.getItem(key))) await dropped;
  OF_MINE.forEach((key) => localStorage.removeItem(key));
};

const dropAll = async () => {
  const names = globalThis.caches ? await caches.keys() : [];
  await Promise.all(names.filter((name) => name.startsWith("glimmers-carried-")).map((name) => caches.delete(name)));
};

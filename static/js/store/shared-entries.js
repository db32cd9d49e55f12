// Read what other apps have shared, from this browser's database (database.js). What came under the mark of a sign-in
// belongs to that person, under later marks too. A settled entry leaves a line for a day, by which the worker
// recognises it; what nobody can claim is deleted after a day.
import { calmly, changing } from "./database.js";
import { lastPerson, user } from "../lib/person.js";

const DAY_MS = 864e5;

export const claimShared = async () => {
  const person = lastPerson();
  let found = [];
  await changing(["shared"], (shared) => {
    shared.getAll().onsuccess = ({ target }) => {
      found = target.result;
      for (const entry of found) {
        if (!entry.user && person && entry.mark === person.loginMark)
          shared.put(Object.assign(entry, { user: person.user }));
        else if (entry.at < Date.now() - DAY_MS && !(entry.user && entry.photos)) shared.delete(entry.id);
      }
    };
  });
  return found;
};

export const sharedEntries = calmly(async () =>
  (await claimShared()).filter((entry) => entry.user === user).sort((a, b) => a.at - b.at),
);

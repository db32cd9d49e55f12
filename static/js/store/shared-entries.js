// What other apps have shared, in this browser (database.js). What came under the mark of that sign-in is theirs, also under a later
// one. Of what is dealt with there is a line left for a day, by which the worker knows it again; what nobody can lay claim to goes
// after a day.
import { calmly, changing } from "./database.js";
import { lastPerson, user } from "../lib/person.js";

const DAY_MS = 864e5;

export const claimShared = async () => {
  const who = lastPerson();
  let found = [];
  await changing(["shared"], (shared) => {
    shared.getAll().onsuccess = ({ target }) => {
      found = target.result;
      for (const each of found) {
        if (!each.user && who && each.mark === who.loginMark) shared.put(Object.assign(each, { user: who.user }));
        else if (each.at < Date.now() - DAY_MS && !(each.user && each.photos)) shared.delete(each.id);
      }
    };
  });
  return found;
};

export const sharedEntries = calmly(async () =>
  (await claimShared()).filter((each) => each.user === user).sort((a, b) => a.at - b.at),
);

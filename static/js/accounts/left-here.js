// What lies in this browser of glimmers that are in no journal: how much, and gone.
import { allIn, calmly, changing, mineIn } from "../store/database.js";
import { claimShared } from "../store/shared-entries.js";
import { user } from "../lib/person.js";

// Whosoever it is.
export const countAnybodys = calmly(
  async () => (await allIn("waiting")).length + (await claimShared()).filter(({ photos }) => photos).length,
);

// What waits and what was shared, of whoever is signed in.
export const loseAll = calmly(async () => {
  const gone = await mineIn("waiting");
  const shared = (await claimShared()).filter((each) => each.user === user);
  await changing(["waiting", "shared"], (waiting, others) => {
    gone.forEach((entry) => waiting.delete(entry.client_id));
    shared.forEach((entry) => others.delete(entry.id));
  });
});

// Count and delete what this browser holds of glimmers that are in no journal.
import { allIn, calmly, changing, mineIn } from "../store/database.js";
import { claimShared } from "../store/shared-entries.js";
import { user } from "../lib/person.js";

// Count what waits and what was shared, whoever it belongs to.
export const countAnybodys = calmly(
  async () => (await allIn("waiting")).length + (await claimShared()).filter(({ photos }) => photos).length,
);

// Delete what waits and what was shared of the person who is signed in.
export const loseAll = calmly(async () => {
  const ownWaiting = await mineIn("waiting");
  const ownShared = (await claimShared()).filter((entry) => entry.user === user);
  await changing(["waiting", "shared"], (waitingStore, sharedStore) => {
    ownWaiting.forEach((entry) => waitingStore.delete(entry.client_id));
    ownShared.forEach((entry) => sharedStore.delete(entry.id));
  });
});

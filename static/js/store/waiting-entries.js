// The glimmers that were kept and are not in the journal yet, in this browser (database.js).
import { calmly, changing, mineIn } from "./database.js";
import { newId } from "../lib/new-id.js";
import { user } from "../lib/person.js";

export const waitingEntries = calmly(async () => (await mineIn("waiting")).sort((a, b) => a.at - b.at));

// Its photos are the draft's no more, in the same moment. Answers with the entry where it is written down; another one that
// waits under the same client_id, as two windows with one draft would make it, is not lost to it.
export const writeDown = calmly(async (entry) => {
  const isTaken = (await mineIn("waiting")).some(({ client_id: id }) => id === entry.client_id);
  const written = { ...entry, user, client_id: isTaken ? newId() : entry.client_id };
  await changing(["waiting", "photos"], (waiting, photos) => {
    waiting.put(written);
    entry.photos.forEach((photo) => photos.delete(photo.upload_id));
  });
  return written;
});

// Only where it is still there, and the same: it may have been taken back into the form, or lost by signing out.
const ifTheSame = ({ client_id: id, version }, work) =>
  changing(["waiting"], (waiting) => {
    const asked = waiting.get(id);
    asked.onsuccess = () => asked.result?.version === version && work(waiting, asked.result);
  });

export const changeEntry = calmly((entry, change) =>
  ifTheSame(entry, (waiting, there) => waiting.put(change(there) ?? there)),
);
export const letEntryGo = calmly((entry) => ifTheSame(entry, (waiting) => waiting.delete(entry.client_id)));

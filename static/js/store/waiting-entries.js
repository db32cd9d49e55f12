// Store the glimmers that were kept and are not in the journal yet, in this browser's database (database.js).
import { calmly, changing, mineIn } from "./database.js";
import { newId } from "../lib/new-id.js";
import { user } from "../lib/person.js";

export const waitingEntries = calmly(async () => (await mineIn("waiting")).sort((a, b) => a.at - b.at));

// Write an entry down, take its photos from the draft in the same transaction, and return what was written. Another
// entry with the same client_id, as two windows with one draft would make it, is not overwritten.
export const writeDown = calmly(async (entry) => {
  const isTaken = (await mineIn("waiting")).some(({ client_id: id }) => id === entry.client_id);
  const written = { ...entry, user, client_id: isTaken ? newId() : entry.client_id };
  await changing(["waiting", "photos"], (waiting, photos) => {
    waiting.put(written);
    entry.photos.forEach((photo) => photos.delete(photo.upload_id));
  });
  return written;
});

// Change an entry only if it is still the same: it may have been taken back into the form, or deleted by signing out.
const ifTheSame = ({ client_id: id, version }, work) =>
  changing(["waiting"], (waiting) => {
    const request = waiting.get(id);
    request.onsuccess = () => request.result?.version === version && work(waiting, request.result);
  });

export const changeEntry = calmly((entry, change) =>
  ifTheSame(entry, (waiting, stored) => waiting.put(change(stored) ?? stored)),
);
export const letEntryGo = calmly((entry) => ifTheSame(entry, (waiting) => waiting.delete(entry.client_id)));

// The photos of drafts that are not up yet, in this browser (database.js).
import { calmly, changing, mineIn } from "./database.js";
import { user } from "../lib/person.js";

export const heldPhotos = calmly(() => mineIn("photos"));
export const holdPhoto = calmly((photo) => changing(["photos"], (photos) => photos.put({ ...photo, user })));
export const dropPhoto = calmly((id) => changing(["photos"], (photos) => photos.delete(id)));

// All of them, or those of one draft. In one transaction: who asks for photos afterwards does not find them any more.
export const dropPhotos = calmly((draft) =>
  changing(["photos"], (photos) => {
    const all = photos.getAll();
    all.onsuccess = () => {
      for (const photo of all.result) {
        if (photo.user === user && (!draft || photo.draft === draft)) photos.delete(photo.upload_id);
      }
    };
  }),
);

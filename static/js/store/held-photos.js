// Hold the photos of drafts in this browser until they are uploaded (database.js).
import { calmly, changing, mineIn } from "./database.js";
import { user } from "../lib/person.js";

export const heldPhotos = calmly(() => mineIn("photos"));
export const holdPhoto = calmly((photo) => changing(["photos"], (photos) => photos.put({ ...photo, user })));
export const dropPhoto = calmly((id) => changing(["photos"], (photos) => photos.delete(id)));

// Drop all of them, or those of one draft, in one transaction: whoever reads photos afterwards does not find them.
export const dropPhotos = calmly((draft) =>
  changing(["photos"], (photos) => {
    const request = photos.getAll();
    request.onsuccess = () => {
      for (const photo of request.result) {
        if (photo.user === user && (!draft || photo.draft === draft)) photos.delete(photo.upload_id);
      }
    };
  }),
);

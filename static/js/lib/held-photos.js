// The photos of drafts that are not up yet, in this browser (database.js).
import { calmly, changing, mineIn } from "./database.js";
import { user } from "./person.js";

export const heldPhotos = calmly(() => mineIn("photos"));
export const holdPhoto = calmly((photo) => changing(["photos"], (photos) => photos.put({ ...photo, user })));
export const dropPhoto = calmly((id) => changing(["photos"], (photos) => photos.delete(id)));

// All of them, or those of one draft.
export const dropPhotos = calmly(async (draft) => {
  const gone = (await mineIn("photos")).filter((photo) => !draft || photo.draft === draft);
  await changing(["photos"], (photos) => gone.forEach((photo) => photos.delete(photo.upload_id)));
});

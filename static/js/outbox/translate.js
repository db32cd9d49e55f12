// Translate a waiting entry into the fields of a draft, and into those that the server is sent.
const OF_THE_PAGE = ["writer", "day", "client_id"];

const described = (name, id, description) => [
  [name, id],
  [`description-${id}`, description],
];

// Return a draft, with the photos whose bytes this browser still has. What was kept before in other words becomes
// another glimmer, under freshId.
export const asDraft = (entry, freshId) => {
  const id = entry.wasKept ? freshId : entry.client_id;
  const fields = entry.fields.map(([name, value]) => [name, name === "client_id" ? id : value]);
  const photos = entry.photos.flatMap(({ id: photoId, upload_id, blob, description }) =>
    blob ? described("waiting", upload_id, description) : described("photos", photoId, description),
  );
  const held = entry.photos
    .filter(({ blob }) => blob)
    .map((photo) => ({ ...photo, type: photo.blob.type, at: entry.at }));
  return { fields: [...fields, ["since", entry.at], ...photos], held };
};

// Return what is sent, with the photos that are up; `day` is the one whose cards this page shows.
export const asSent = (entry, day, now = Date.now()) => [
  ...entry.fields.filter(([name]) => !OF_THE_PAGE.includes(name)),
  ["client_id", entry.client_id],
  ["writer", entry.user],
  ["day", day],
  ["zone", entry.zone],
  ["waited", Math.round((now - entry.at) / 1000)],
  ...entry.photos.filter(({ id }) => id).flatMap(({ id, description }) => described("photos", id, description)),
];

// Choose the draft that comes back into a form: the newest of its own (their keys begin with `start`) that no other
// window writes in. It is one that is written down, or one of which only held photos are left. Each window holds a lock
// with its name (restore.js).
export const lockOf = (ownWindow) => `glimmers:tab:${ownWindow}`;

export const newestDraft = ({ start, mine, written, held, locks }) => {
  const keys = [...written.keys(), ...held.map((photo) => photo.draft)];
  const timeOf = (key) =>
    written.get(key)?.at ?? Math.max(...held.map((photo) => (photo.draft === key ? photo.at : 0)));
  const isFree = (key) => key === mine || !locks.includes(lockOf(key.slice(start.length)));
  return keys.filter((key) => key?.startsWith(start) && isFree(key)).sort((a, b) => timeOf(b) - timeOf(a))[0];
};

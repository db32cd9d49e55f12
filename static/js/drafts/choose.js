// Which of several drafts comes back into a form: the newest of its own (their keys begin with start) that no other window writes in.
// They are those that are written down, by key, and those of which nothing is but photos that are held. Other windows hold a lock
// with the name of theirs (restore.js).
export const lockOf = (ownWindow) => `glimmers:tab:${ownWindow}`;

export const newestDraft = ({ start, mine, written, held, locks }) => {
  const keys = [...written.keys(), ...held.map((photo) => photo.draft)];
  const at = (key) => written.get(key)?.at ?? Math.max(...held.map((photo) => (photo.draft === key ? photo.at : 0)));
  const isFree = (key) => key === mine || !locks.includes(lockOf(key.slice(start.length)));
  return keys.filter((key) => key?.startsWith(start) && isFree(key)).sort((a, b) => at(b) - at(a))[0];
};

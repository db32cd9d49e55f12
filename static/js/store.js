// What lies in this browser until the server has it, in the database "glimmers": "photos", of drafts, by upload_id; "waiting",
// glimmers that were kept and are not in the journal yet, by client_id, each with its words and photos; "shared", what came from
// another app, by id (sw.js). Every one says whose it is. The other modules ask by the event glimmers:store and find a promise in
// its detail.answer; where that could not be done, why is in detail.error.
const { user: person, loginMark } = document.documentElement.dataset;
const STORES = { photos: "upload_id", waiting: "client_id", shared: "id" };
const DAY_MS = 864e5;
const SILENT_MS = 5e3;
let opened = null;

const open = () =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open("glimmers", 3);
    asked.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) {
        if (!asked.result.objectStoreNames.contains(name)) asked.result.createObjectStore(name, { keyPath });
      }
    };
    asked.onerror = () => reject(asked.error);
    asked.onblocked = () => reject(new Error("blocked"));
    setTimeout(() => reject(new Error("no answer")), SILENT_MS);
    asked.onsuccess = () => {
      // Another window has a newer site and wants to change the store: do not stand in its way.
      asked.result.onversionchange = () => (opened = asked.result.close());
      resolve(asked.result);
    };
  });

// Done when it is on the disk, not when it is about to be.
const within = async (names, mode, work) => {
  const database = await (opened ??= open().catch((error) => ((opened = null), Promise.reject(error))));
  let transaction;
  try {
    transaction = database.transaction(names, mode, { durability: "strict" });
  } catch (error) {
    opened = null; // it was closed, by another window or by the browser: the next one opens it again
    throw error;
  }
  const request = work(...names.map((name) => transaction.objectStore(name)));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
};

const all = (name) => within([name], "readonly", (store) => store.getAll());
const ofMine = async (name) => (await all(name)).filter(({ user }) => user === person);
const mine = () => ofMine("photos");
const remove = (name, key) => within([name], "readwrite", (store) => store.delete(key));

// Whoever is signed in here, or, at the sign-in page, was last (who.js).
const whoever = () => (person ? { user: person, loginMark } : JSON.parse(localStorage.getItem("glimmers:who")));
// What came under the mark of that sign-in is theirs, also under a later one. Of what is dealt with there is a line left for a day,
// by which the worker knows it again; what nobody can lay claim to goes after a day.
const claimShared = async () => {
  const who = whoever();
  let found = [];
  await within(["shared"], "readwrite", (shared) => {
    shared.getAll().onsuccess = ({ target }) => {
      found = target.result;
      for (const each of found) {
        if (!each.user && who && each.mark === who.loginMark) shared.put(Object.assign(each, { user: who.user }));
        else if (each.at < Date.now() - DAY_MS && !(each.user && each.photos)) shared.delete(each.id);
      }
    };
  });
  return found;
};

const ifTheSame = ({ client_id: id, version }, work) =>
  within(["waiting"], "readwrite", (waiting) => {
    const asked = waiting.get(id);
    asked.onsuccess = () => asked.result?.version === version && work(waiting, asked.result);
  });

const verbs = {
  mine,
  hold: ({ photo }) => within(["photos"], "readwrite", (store) => store.put({ ...photo, user: person })),
  drop: ({ id }) => remove("photos", id),
  async empty({ draft }) {
    const gone = (await mine()).filter((photo) => !draft || photo.draft === draft);
    await within(["photos"], "readwrite", (store) => gone.forEach((photo) => store.delete(photo.upload_id)));
  },
  waiting: async () => (await ofMine("waiting")).sort((a, b) => a.at - b.at),
  // Its photos are the draft's no more, in the same moment. Answers with the entry where it is written down; another one that
  // waits under the same client_id, as two windows with one draft would make it, is not lost to it.
  async wait({ entry }) {
    const isTaken = (await ofMine("waiting")).some(({ client_id: id }) => id === entry.client_id);
    const written = { ...entry, user: person, client_id: isTaken ? crypto.randomUUID() : entry.client_id };
    await within(["waiting", "photos"], "readwrite", (waiting, photos) => {
      waiting.put(written);
      entry.photos.forEach((photo) => photos.delete(photo.upload_id));
    });
    return written;
  },
  // Only where it is still there, and the same: it may have been taken back into the form, or lost by signing out.
  change: ({ entry, change }) => ifTheSame(entry, (waiting, there) => waiting.put(change(there) ?? there)),
  arrived: ({ entry }) => ifTheSame(entry, (waiting) => waiting.delete(entry.client_id)),
  async anybodys() {
    return (await all("waiting")).length + (await claimShared()).filter(({ photos }) => photos).length;
  },
  async lose() {
    const gone = await ofMine("waiting");
    const shared = (await claimShared()).filter(({ user }) => user === person);
    await within(["waiting", "shared"], "readwrite", (waiting, others) => {
      gone.forEach((entry) => waiting.delete(entry.client_id));
      shared.forEach((entry) => others.delete(entry.id));
    });
  },
  shared: async () => (await claimShared()).filter(({ user }) => user === person).sort((a, b) => a.at - b.at),
  share: ({ entries }) => within(["shared"], "readwrite", (shared) => entries.forEach((each) => shared.put({ ...each, user: person }))),
  // What had no room in the draft (rest) comes in its place, in the same moment.
  settle: ({ ids, isAside, rest }) =>
    within(["shared"], "readwrite", (shared) => [...ids.map((id) => ({ id, user: person, at: Date.now() })), ...rest].forEach((each) => (isAside && !each.photos ? shared.delete(each.id) : shared.put(each)))),
};

document.addEventListener("glimmers:store", ({ detail }) => {
  // Full, or forbidden in a private window: what is in the page is still there, and goes up from it.
  detail.answer = verbs[detail.verb](detail).catch((error) => ((detail.error = error), []));
});

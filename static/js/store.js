// What lies in this browser until the server has it, in the database "glimmers": "photos", of drafts, by upload_id; "waiting",
// glimmers that were kept and are not in the journal yet, by client_id, each with its words and photos. Every one says
// whose it is. The other modules ask by the event glimmers:store and find a promise in its detail.answer.
const person = document.documentElement.dataset.user;
const STORES = { photos: "upload_id", waiting: "client_id" };
const SILENT_MS = 5e3;
let opened = null;

const open = () =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open("glimmers", 2);
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
    return (await all("waiting")).length;
  },
  async lose() {
    const gone = await ofMine("waiting");
    await within(["waiting"], "readwrite", (store) => gone.forEach((entry) => store.delete(entry.client_id)));
  },
};

document.addEventListener("glimmers:store", ({ detail }) => {
  // Full, or forbidden in a private window: what is in the page is still there, and goes up from it.
  detail.answer = verbs[detail.verb](detail).catch(() => []);
});

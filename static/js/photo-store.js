// Photos that are not up yet lie in this browser, each with the draft that it belongs to: database "glimmers", store
// "photos", by upload_id. The other modules ask by the event glimmers:store and find a promise in its detail.answer.
const person = document.documentElement.dataset.user;
let opened = null;

const open = () =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open("glimmers", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("photos", { keyPath: "upload_id" });
    asked.onerror = asked.onblocked = () => reject(asked.error);
    asked.onsuccess = () => {
      // Another window has a newer site and wants to change the store: do not stand in its way.
      asked.result.onversionchange = () => (opened = asked.result.close());
      resolve(asked.result);
    };
  });

const within = async (mode, work) => {
  const database = await (opened ??= open());
  const transaction = database.transaction("photos", mode);
  const request = work(transaction.objectStore("photos"));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
};

const mine = async () => (await within("readonly", (store) => store.getAll())).filter(({ user }) => user === person);

const verbs = {
  mine,
  hold: ({ photo }) => within("readwrite", (store) => store.put({ ...photo, user: person })),
  drop: ({ id }) => within("readwrite", (store) => store.delete(id)),
  async empty({ draft }) {
    const gone = (await mine()).filter((photo) => !draft || photo.draft === draft);
    await within("readwrite", (store) => gone.forEach((photo) => store.delete(photo.upload_id)));
  },
};

document.addEventListener("glimmers:store", ({ detail }) => {
  // Full, or forbidden in a private window: the photo is still in the page, and goes up from there.
  detail.answer = verbs[detail.verb](detail).catch(() => []);
});

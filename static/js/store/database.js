// Store what the server does not have yet, in the browser's database "glimmers": "photos", of drafts, by upload_id;
// "waiting", glimmers that were kept and are not in the journal yet, by client_id, each with its words and photos;
// "shared", what came from another app, by id (templates/pwa/sw.js). Each entry says whose it is.
import { user } from "../lib/person.js";

const STORES = { photos: "upload_id", waiting: "client_id", shared: "id" };
const SILENT_MS = 5e3;
let opened = null;

const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open("glimmers", 3);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) {
        if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name, { keyPath });
      }
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
    setTimeout(() => reject(new Error("no answer")), SILENT_MS);
    request.onsuccess = () => {
      // Another window has a newer release that wants to change the store: do not block it.
      request.result.onversionchange = () => (opened = request.result.close());
      resolve(request.result);
    };
  });

// Run a transaction, and return once it is on the disk.
const within = async (names, mode, work) => {
  const database = await (opened ??= open().catch((error) => ((opened = null), Promise.reject(error))));
  let transaction;
  try {
    transaction = database.transaction(names, mode, { durability: "strict" });
  } catch (error) {
    opened = null; // closed by another window or by the browser: the next call opens it again
    throw error;
  }
  const request = work(...names.map((name) => transaction.objectStore(name)));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
};

export const changing = (names, work) => within(names, "readwrite", work);
export const allIn = (name) => within([name], "readonly", (store) => store.getAll());
export const mineIn = async (name) => (await allIn(name)).filter((each) => each.user === user);

// Make a function return an empty list where the store is full, or forbidden in a private window: what is in the page
// is still there, and is sent from it. Callers that have to know of a failure call .orFail.
export const calmly = (orFail) => Object.assign((...args) => orFail(...args).catch(() => []), { orFail });

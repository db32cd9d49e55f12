// What lies in this browser until the server has it, in the database "glimmers": "photos", of drafts, by upload_id; "waiting",
// glimmers that were kept and are not in the journal yet, by client_id, each with its words and photos; "shared", what came from
// another app, by id (templates/pwa/sw.js). Every one says whose it is.
import { user } from "../lib/person.js";

const STORES = { photos: "upload_id", waiting: "client_id", shared: "id" };
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

export const changing = (names, work) => within(names, "readwrite", work);
export const allIn = (name) => within([name], "readonly", (store) => store.getAll());
export const mineIn = async (name) => (await allIn(name)).filter((each) => each.user === user);

// Full, or forbidden in a private window: what is in the page is still there, and goes up from it. So who asks finds nothing; who
// has to know that it failed asks .orFail.
export const calmly = (orFail) => Object.assign((...all) => orFail(...all).catch(() => []), { orFail });

// What another app shared when nobody was signed in, or when it could not be written down, is in the service worker's memory
// (sw.js): it is taken from there once, and written down for who is signed in now.
// The first page after an update asks the worker of the release before: that had one, without numbers, or null.
import { calmly, changing } from "../store/database.js";
import { newId } from "../lib/new-id.js";
import { loginMark, user } from "../lib/person.js";

const PATIENCE_MS = 3000;

export const writeShared = calmly((entries) =>
  changing(["shared"], (shared) => entries.forEach((each) => shared.put({ ...each, user }))),
);

const fromWorker = () =>
  new Promise((resolve) => {
    const { controller } = navigator.serviceWorker ?? {};
    if (!controller) return resolve([]);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve([]), PATIENCE_MS);
    controller.postMessage({ asks: "shared", mark: loginMark }, [port2]);
  });

const numbered = (photo) => (photo.upload_id ? photo : { upload_id: newId(), name: photo.name, blob: photo });
const entryOf = ({ id = `:${newId()}`, at = Date.now(), mark, text, photos }) => {
  return { id: id.startsWith(":") ? loginMark + id : id, at, mark, text, photos: photos.map(numbered), user };
};

const fetchThem = async () => {
  const entries = [(await fromWorker()) ?? []].flat().map(entryOf);
  if (entries.length) await writeShared(entries);
  return entries;
};

export const arrive = () => fetchThem().catch(() => []);

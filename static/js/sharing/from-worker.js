// Take what another app shared while nobody was signed in, or while it could not be written down, from the service
// worker's memory (sw.js), once, and write it down for the person who is signed in now. The first page after an update
// asks the worker of the release before, which answered with a single entry, without numbers, or with null.
import { calmly, changing } from "../store/database.js";
import { newId } from "../lib/new-id.js";
import { loginMark, user } from "../lib/person.js";

const PATIENCE_MS = 3000;

export const writeShared = calmly((entries) =>
  changing(["shared"], (shared) => entries.forEach((entry) => shared.put({ ...entry, user }))),
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

const fetchShared = async () => {
  const entries = [(await fromWorker()) ?? []].flat().map(entryOf);
  if (entries.length) await writeShared(entries);
  return entries;
};

export const arrive = () => fetchShared().catch(() => []);

// What another app shared when nobody was signed in, or when it could not be written down, is in the service worker's memory
// (sw.js): it is taken from there once, and written down for who is signed in now. shared.js asks by the event glimmers:arriving.
// The first page after an update asks the worker of the release before: that had one, without numbers, or null.
const PATIENCE_MS = 3000;
const { loginMark, user } = document.documentElement.dataset;

const fromWorker = () =>
  new Promise((resolve) => {
    const { controller } = navigator.serviceWorker ?? {};
    if (!controller) return resolve([]);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => resolve([]), PATIENCE_MS);
    controller.postMessage({ asks: "shared", mark: loginMark }, [port2]);
  });

const numbered = (photo) => (photo.upload_id ? photo : { upload_id: crypto.randomUUID(), name: photo.name, blob: photo });
const entryOf = ({ id = `:${crypto.randomUUID()}`, at = Date.now(), mark, text, photos }) => {
  return { id: id.startsWith(":") ? loginMark + id : id, at, mark, text, photos: photos.map(numbered), user };
};

const arrive = async () => {
  const entries = [(await fromWorker()) ?? []].flat().map(entryOf);
  const detail = { verb: "share", entries };
  if (entries.length) document.dispatchEvent(new CustomEvent("glimmers:store", { detail }));
  await detail.answer;
  return entries;
};

document.addEventListener("glimmers:arriving", ({ detail }) => (detail.answer = arrive().catch(() => [])));

// What another app shared when nobody was signed in, or when it could not be written down, is in the service worker's memory
// (sw.js): it is taken from there once, and written down for who is signed in now. shared.js asks by the event glimmers:arriving.
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

const arrive = async () => {
  const entries = (await fromWorker()).map((each) => ({ ...each, id: each.mark ? each.id : loginMark + each.id, user }));
  const detail = { verb: "share", entries };
  if (entries.length) document.dispatchEvent(new CustomEvent("glimmers:store", { detail }));
  await detail.answer;
  return entries;
};

document.addEventListener("glimmers:arriving", ({ detail }) => (detail.answer = arrive()));

// The service worker: it holds the files that pages are drawn with, and one page for when there is no signal. Nothing of a
// journal ever lies here: pages, photos and forms go past it to the server. The server fills in what is between braces.
const VERSION = {{ version|tojson }};
const FILES = {{ files|tojson }};
const PAGE = {{ page|tojson }};
const SHARE = {{ share|tojson }};
const TODAY = {{ today|tojson }};
const STORE = `glimmers-${VERSION}`;
const PATIENCE_MS = 5000; // on a line so bad that Today does not come, one can write all the same
const UNREACHABLE = [502, 504]; // said by a proxy in front of a journal that is not there

// All of it or nothing, and all of one release: the page says which it is of.
const fill = async () => {
  const store = await caches.open(STORE);
  const page = await fetch(PAGE, { credentials: "omit", cache: "no-store" });
  const text = await page.clone().text();
  if (!page.ok || !text.includes(`data-shell="${VERSION}"`)) throw new Error("another release");
  await store.addAll(FILES);
  await store.put(PAGE, page);
};

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));

const takeOver = async () => {
  const others = (await caches.keys()).filter((name) => name !== STORE);
  await Promise.all(others.map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
};

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

const held = async (address) => (await caches.open(STORE)).match(address, { ignoreVary: true });

const fromNetwork = async (event) => {
  const answer = (await event.preloadResponse) ?? (await fetch(event.request));
  if (UNREACHABLE.includes(answer.status)) throw new Error(`${answer.status}`);
  return answer;
};

const within = (time) => new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), time));

const page = async (event) => {
  const answer = fromNetwork(event);
  answer.catch(() => {}); // it may fail after the patience has ended
  const { pathname, search } = new URL(event.request.url);
  const isToday = pathname === TODAY && search !== "?patient"; // asked for from the page that came in its place
  try {
    return await (isToday ? Promise.race([answer, within(PATIENCE_MS)]) : answer);
  } catch {
    return (await held(PAGE)) ?? answer;
  }
};

const file = async (request) => (await held(request.url)) ?? fetch(request);

// What another app shares is written down at once, for the sign-in of this moment (static/js/store/database.js): a phone may end this
// browser while its photo app is open. It is nobody's before Today shows it. Who is not signed in has the time to do so; until then, and
// where it cannot be written down, it is in this worker's memory, and goes to Today once.
const STORES = { photos: "upload_id", waiting: "client_id", shared: "id" };
const WRITING_MS = 5e3;
const SHARED_MS = 240e3;
const REPEAT_MS = 300e3; // a phone repeats a launch within moments; later than that somebody means it
let shared = [];
const isNews = (each, place, all) => !all.some((other, index) => index !== place && other.includes(each) && (other !== each || index < place));
// Answers as takeIn does, with "anew" for what was here before and is dealt with: a second one in the form can be seen and put
// aside, one that does not come is lost.
const writeDown = (entry) =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no answer")), WRITING_MS);
    const asked = indexedDB.open("glimmers", 3);
    asked.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) {
        if (!asked.result.objectStoreNames.contains(name)) asked.result.createObjectStore(name, { keyPath });
      }
    };
    asked.onerror = asked.onblocked = () => reject(asked.error);
    asked.onsuccess = () => {
      const writing = asked.result.transaction("shared", "readwrite", { durability: "strict" });
      const store = writing.objectStore("shared");
      let how = "";
      store.get(entry.id).onsuccess = ({ target: { result: there } }) => {
        if (there) how = there.photos || there.at > Date.now() - REPEAT_MS ? "again" : "anew";
        if (how === "again") return;
        store.delete(entry.id);
        store.delete(`${entry.id}+`); // its photos that had no room come with it (static/js/sharing/lay-in-form.js)
        store.add(entry);
      };
      writing.oncomplete = () => resolve(how);
      writing.onabort = () => reject(writing.error);
      asked.result.close(); // once that is done
    };
  });
// The same content has the same number, so that a launch that the phone repeats adds nothing.
const numberOf = async (text, photos) => {
  const said = JSON.stringify([text, photos.map(({ name, size, type }) => [name, size, type])]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(said));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
};
// Answers with how Today is to be asked for: "" when something is new, "again" when it is here, or was a moment ago, "anew", "nothing".
// "lost" is what could not be read.
const takeIn = async (event) => {
  const form = await event.request.formData();
  const words = ["title", "text", "url"].map((name) => form.get(name)).filter((each) => typeof each === "string" && each.trim());
  const files = form.getAll("photos").filter((each) => each instanceof File && each.size);
  const text = words.filter(isNews).join("\n"); // apps put the address into the text, the title, or both
  if (!text && !files.length) return "nothing"; // as when a launch is repeated without its content
  const mark = (await self.cookieStore?.get("glimmers_login"))?.value;
  const photos = files.map((blob) => ({ upload_id: crypto.randomUUID(), name: blob.name, blob }));
  const entry = { id: `${mark ?? ""}:${await numberOf(text, files)}`, mark, at: Date.now(), text, photos };
  try {
    if (mark) return await writeDown(entry);
  } catch {
    // It is in this worker's memory then.
  }
  if (shared.some(({ id }) => id === entry.id)) return "again";
  shared.push(entry);
  setTimeout(() => (shared = shared.filter((each) => each !== entry)), SHARED_MS);
  return "";
};
const openToday = (how) => Response.redirect(`${TODAY}?shared=${how}#id_text`, 303);

self.addEventListener("message", ({ data, ports: [port] }) => {
  if (data.asks === "shared") port.postMessage(shared.filter(({ mark }) => !mark || mark === data.mark));
  shared = []; // it was asked for, or whoever was signed in has left ("forget")
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate" && request.method === "POST" && pathname === SHARE) {
    const taken = takeIn(event).catch(() => "lost");
    event.respondWith(taken.then(openToday));
    // Or the worker, and its memory, would go; after that it has no business here any more.
    event.waitUntil(taken.then(() => shared.length && new Promise((resolve) => setTimeout(resolve, SHARED_MS))));
  } else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(event));
  else if (FILES.includes(pathname)) event.respondWith(file(request));
});

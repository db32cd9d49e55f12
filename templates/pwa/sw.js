// Hold the files that pages are drawn with, and two pages for when there is no signal: one to write on, and one for "I
// need a glimmer". Nothing of a journal lies in them: pages, photos and forms go past this worker to the server. What a
// person chose to carry on this device lies in a cache of that login, which pages fill and delete
// (static/js/glimmer-for-now/carrying.js); this worker reads its list. The server fills in what is between braces.
const VERSION = {{ version|tojson }};
const FILES = {{ files|tojson }};
const PAGE = {{ page|tojson }};
const FOR_NOW = {{ for_now|tojson }};
const FOR_NOW_PAGE = {{ for_now_page|tojson }};
const SHARE = {{ share|tojson }};
const TODAY = {{ today|tojson }};
const STORE = `glimmers-${VERSION}`;
const PATIENCE_MS = 5000; // after this, a page to write on comes in place of Today
const FOR_NOW_PATIENCE_MS = 2000; // on a hard day nobody should look at an empty page for longer
const AT_ONCE_MS = 200; // a journal on the same machine answers within that, also where there is no network
const CARRIED = "glimmers-carried-";
const CARRIED_LIST = {{ carried|tojson }};
const PLACE = "<template data-carried></template>";
const UNREACHABLE = [502, 504]; // from a proxy in front of a journal that does not run

const fetchPage = async (address) => {
  const page = await fetch(address, { credentials: "omit", cache: "no-store" });
  const text = await page.clone().text();
  if (!page.ok || !text.includes(`data-shell="${VERSION}"`)) throw new Error("another release");
  return page;
};

// Fetch all files of one release, or fail: the page says which release it belongs to.
const fill = async () => {
  const store = await caches.open(STORE);
  const pages = await Promise.all([PAGE, FOR_NOW_PAGE].map(fetchPage));
  await store.addAll(FILES);
  await store.put(PAGE, pages[0]);
  await store.put(FOR_NOW_PAGE, pages[1]);
};

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));

const takeOver = async () => {
  const others = (await caches.keys()).filter((name) => name !== STORE && !name.startsWith(CARRIED));
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

// Return the page for "I need a glimmer" with what the current login carries laid in it, so that its words are there as
// soon as it is read. Where a browser does not let a worker know the login, the page looks for it itself.
const forNow = async () => {
  const empty = await held(FOR_NOW_PAGE);
  const mark = (await self.cookieStore?.get("glimmers_login"))?.value;
  const list = empty && mark && (await caches.match(CARRIED_LIST, { cacheName: CARRIED + mark }));
  if (!list) return empty;
  const [text, glimmers] = await Promise.all([empty.text(), list.text()]);
  const headers = new Headers(empty.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name); // of the page as it was sent
  return new Response(text.replace(PLACE, () => PLACE.replace("><", () => `>${glimmers}<`)), { headers });
};

const page = async (event) => {
  const answer = fromNetwork(event);
  answer.catch(() => {}); // it may fail after the wait is over
  const { pathname, search } = new URL(event.request.url);
  if (pathname === FOR_NOW) {
    const instead = forNow(); // put together meanwhile
    const isCarried = (await caches.keys()).some((name) => name.startsWith(CARRIED));
    const patience = navigator.onLine ? FOR_NOW_PATIENCE_MS : AT_ONCE_MS;
    return (isCarried ? Promise.race([answer, within(patience)]) : answer).catch(async () => (await instead) ?? answer);
  }
  const isToday = pathname === TODAY && search !== "?patient"; // asked for by the page that came in its place
  try {
    return await (isToday ? Promise.race([answer, within(PATIENCE_MS)]) : answer);
  } catch {
    return (await held(PAGE)) ?? answer;
  }
};

const file = async (request) => (await held(request.url)) ?? fetch(request);

// Write what another app shares down at once, for the current sign-in (static/js/store/database.js): a phone may end
// this browser while its photo app is open. It belongs to nobody before Today shows it. While nobody is signed in, and
// where it cannot be written down, it is in this worker's memory for a while, and goes to Today once.
const STORES = { photos: "upload_id", waiting: "client_id", shared: "id" };
const WRITING_MS = 5e3;
const SHARED_MS = 240e3;
const REPEAT_MS = 300e3; // a phone repeats a launch within moments; later, somebody means it
let shared = [];
const isNews = (part, position, parts) =>
  !parts.some((other, index) => index !== position && other.includes(part) && (other !== part || index < position));
// Write an entry down and answer as takeIn does, with "anew" for what was here before and is settled: a second copy in
// the form can be seen and put aside, but one that does not come is lost.
const writeDown = (entry) =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no answer")), WRITING_MS);
    const request = indexedDB.open("glimmers", 3);
    request.onupgradeneeded = () => {
      for (const [name, keyPath] of Object.entries(STORES)) {
        if (!request.result.objectStoreNames.contains(name)) request.result.createObjectStore(name, { keyPath });
      }
    };
    request.onerror = request.onblocked = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction("shared", "readwrite", { durability: "strict" });
      const store = transaction.objectStore("shared");
      let answer = "";
      store.get(entry.id).onsuccess = ({ target: { result: stored } }) => {
        if (stored) answer = stored.photos || stored.at > Date.now() - REPEAT_MS ? "again" : "anew";
        if (answer === "again") return;
        store.delete(entry.id);
        store.delete(`${entry.id}+`); // its photos that had no room come with it (static/js/sharing/lay-in-form.js)
        store.add(entry);
      };
      transaction.oncomplete = () => resolve(answer);
      transaction.onabort = () => reject(transaction.error);
      request.result.close(); // which happens once that is done
    };
  });
// Number an entry by its content, so that a launch that the phone repeats adds nothing.
const numberOf = async (text, photos) => {
  const content = JSON.stringify([text, photos.map(({ name, size, type }) => [name, size, type])]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(content));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
};
// Take in what was shared and answer with how Today is to be asked for: "" when something is new, "again" when it is
// here or was a moment ago, "anew", or "nothing". What could not be read is "lost".
const takeIn = async (event) => {
  const form = await event.request.formData();
  const parts = ["title", "text", "url"]
    .map((name) => form.get(name))
    .filter((part) => typeof part === "string" && part.trim());
  const files = form.getAll("photos").filter((each) => each instanceof File && each.size);
  const text = parts.filter(isNews).join("\n"); // apps put the address into the text, the title, or both
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
const openToday = (answer) => Response.redirect(`${TODAY}?shared=${answer}#id_text`, 303);

self.addEventListener("message", ({ data, ports: [port] }) => {
  if (data.asks === "shared") port.postMessage(shared.filter(({ mark }) => !mark || mark === data.mark));
  shared = []; // they were asked for, or the person has signed out ("forget")
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate" && request.method === "POST" && pathname === SHARE) {
    const taken = takeIn(event).catch(() => "lost");
    event.respondWith(taken.then(openToday));
    // Keep the worker and its memory alive as long as somebody may sign in.
    event.waitUntil(taken.then(() => shared.length && new Promise((resolve) => setTimeout(resolve, SHARED_MS))));
  } else if (request.method !== "GET") return;
  else if (request.mode === "navigate") event.respondWith(page(event));
  else if (FILES.includes(pathname)) event.respondWith(file(request));
});

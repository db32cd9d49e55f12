// Carry what is kept close on this device, for "I need a glimmer" without a signal: a list, as the server draws it, and
// its photos, in a cache of this login alone. The service worker leaves such caches as they are (sw.js).
import { pageOf } from "../lib/html.js";
import { isStillSignedIn, loginMark, user } from "../lib/person.js";
import { token } from "../lib/token.js";

const PREFIX = "glimmers-carried-";
const LIST = "/glimmer-for-now/carried/";
const RESTS = `glimmers:rests:${user}`;
const PATIENCE_MS = 20e3;

// One window at a time changes the list. Nothing is fetched meanwhile: what leaves waits for no network.
const alone = (work) => navigator.locks.request("glimmers-carried", work);
const own = () => caches.open(PREFIX + loginMark);
const listIn = async (cache) => (await cache.match(LIST))?.text();
const stateOf = async (cache) => (await cache.match(LIST))?.headers.get("ETag") ?? "";
const put = (cache, text, state) => cache.put(LIST, new Response(text, { headers: { ETag: state } }));
const photosIn = (page) => [...page.querySelectorAll("[data-src]")].map((each) => each.dataset.src);
const ask = (address, more) => fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), ...more });
const rests = () => JSON.parse(localStorage.getItem(RESTS) ?? "[]");

const carriedPhotos = async (cache) => photosIn(pageOf((await listIn(cache)) ?? ""));

const fetchPhotos = async (cache) => {
  const sources = await carriedPhotos(cache);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== LIST && !sources.includes(pathname)) await cache.delete(request);
  }
  for (const source of sources) {
    if (await cache.match(source, { ignoreVary: true })) continue;
    const photo = await ask(source);
    const isWanted = isStillSignedIn() && (await carriedPhotos(cache)).includes(source); // it may have left meanwhile
    if (photo.ok && !photo.redirected && isWanted) await cache.put(source, photo);
  }
};

// Make it what it is in the journal now. The server answers 304 where nothing has changed. What came after something
// has left is asked for once more, as it may still hold that.
export const renew = async () => {
  if (!isStillSignedIn()) return;
  const cache = await own();
  const before = await stateOf(cache);
  const answer = await ask(LIST, { headers: before ? { "If-None-Match": before } : {}, cache: "no-store" });
  const text = answer.ok && !answer.redirected ? await answer.text() : null; // not a page to sign in
  const isStale = await alone(async () => {
    if (!isStillSignedIn()) return false;
    if ((await stateOf(cache)) !== before) return true;
    if (text !== null) await put(cache, text, answer.headers.get("ETag") ?? "");
    return false;
  });
  await (isStale ? renew() : fetchPhotos(cache));
};

// Take one glimmer out, with its photos.
export const leaves = async (key) => {
  if (!(await caches.has(PREFIX + loginMark))) return;
  await alone(async () => {
    const cache = await own();
    const page = pageOf((await listIn(cache)) ?? "");
    const article = page.querySelector(`[data-key="${CSS.escape(key)}"]`);
    article?.remove();
    await put(cache, page.body.innerHTML, `left-${crypto.randomUUID()}`);
    const sources = article ? photosIn(article) : [];
    await Promise.all(sources.map((source) => cache.delete(source, { ignoreVary: true })));
  });
};

// Delete all that is carried here, except by the login that is named.
export const dropCarried = async (except) => {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + except);
  await Promise.all(names.map((name) => caches.delete(name)));
};

// Return what is carried, as a page; the service worker has laid it in this one, where it could. What rests is not among
// it, even where that could not be written down yet.
export const carried = async () => {
  const laid = document.querySelector("template[data-carried]").content;
  const held = laid.firstElementChild ? null : await caches.match(LIST, { cacheName: PREFIX + loginMark });
  const page = held ? pageOf(await held.text()) : laid;
  for (const key of rests()) page.querySelector(`[data-key="${CSS.escape(key)}"]`)?.remove();
  return page;
};

// Draw a carried photo into a canvas, which needs no exception from the policy; one that is not here yet goes again.
export const pictureOf = ({ alt, className, width, height, dataset: { src } }) => {
  const canvas = Object.assign(document.createElement("canvas"), { className, width, height });
  canvas.setAttribute("role", alt ? "img" : "presentation");
  if (alt) canvas.setAttribute("aria-label", alt);
  drawInto(canvas, src).catch(() => canvas.remove());
  return canvas;
};

const drawInto = async (canvas, source) => {
  const held = await (await own()).match(source, { ignoreVary: true });
  const bitmap = await createImageBitmap(await held.blob());
  const { width, height } = bitmap;
  Object.assign(canvas, { width, height }).getContext("2d").drawImage(bitmap, 0, 0);
};

const store = (keys) =>
  keys.length ? localStorage.setItem(RESTS, JSON.stringify(keys)) : localStorage.removeItem(RESTS);

// Let one glimmer rest: here at once, and in the journal once there is a signal.
export const restOne = async (key) => {
  store([...rests(), key]);
  await leaves(key);
  await sendRests();
};

// Send those that rest to the journal, which forgets no second one; where that fails they wait.
export const sendRests = async () => {
  for (const key of rests()) {
    if (!isStillSignedIn()) return;
    const headers = { "HX-Request": "true", "X-CSRFToken": token() };
    const answer = await ask(`/glimmer-for-now/${key}/not-this-one/`, { method: "POST", headers });
    const isDone = (answer.ok && !answer.headers.get("HX-Redirect")) || answer.status === 404;
    if (isDone) store(rests().filter((each) => each !== key));
  }
};

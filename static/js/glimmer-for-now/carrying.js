// Carry what is kept close on this device, for "I need a glimmer" without a signal: a list, as the server draws it, and
// its photos, in a cache of this login alone. The service worker leaves such caches as they are (sw.js).
import { pageOf } from "../lib/html.js";
import { loginMark, user } from "../lib/person.js";
import { token } from "../lib/token.js";

const PREFIX = "glimmers-carried-";
const LIST = "/glimmer-for-now/carried/";
const RESTS = `glimmers:rests:${user}`;

// One window at a time changes it: what leaves must not be written down again by a renewal that began before.
const alone = (work) => navigator.locks.request("glimmers-carried", work);
const own = () => caches.open(PREFIX + loginMark);
const listIn = async (cache) => (await cache.match(LIST))?.text();
const put = (cache, text, etag) => cache.put(LIST, new Response(text, { headers: { ETag: etag } }));
const photosIn = (page) => [...page.querySelectorAll("[data-src]")].map((each) => each.dataset.src);

const fetchPhotos = async (cache, sources) => {
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== LIST && !sources.includes(pathname)) await cache.delete(request);
  }
  for (const source of sources) {
    if (await cache.match(source, { ignoreVary: true })) continue;
    const photo = await fetch(source);
    if (photo.ok) await cache.put(source, photo);
  }
};

// Make it what it is in the journal now. The server answers 304 where nothing has changed.
export const renew = () =>
  alone(async () => {
    const cache = await own();
    const etag = (await cache.match(LIST))?.headers.get("ETag");
    const answer = await fetch(LIST, { headers: etag ? { "If-None-Match": etag } : {}, cache: "no-store" });
    const isList = answer.ok && !answer.redirected; // not a page to sign in
    if (isList) await put(cache, await answer.text(), answer.headers.get("ETag") ?? "");
    const text = await listIn(cache);
    if (text !== undefined) await fetchPhotos(cache, photosIn(pageOf(text)));
  });

// Take one glimmer out, with its photos.
export const leaves = (key) =>
  alone(async () => {
    const cache = await own();
    const page = pageOf((await listIn(cache)) ?? "");
    const article = page.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!article) return;
    article.remove();
    await put(cache, page.body.innerHTML, "");
    await Promise.all(photosIn(article).map((source) => cache.delete(source, { ignoreVary: true })));
  });

// Delete all that is carried here, except by the login that is named.
export const dropCarried = async (except) => {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + except);
  await Promise.all(names.map((name) => caches.delete(name)));
};

// Return what is carried, as a page: an <article> for each glimmer, and whom to reach.
export const carried = async () => {
  const held = await caches.match(LIST, { cacheName: PREFIX + loginMark });
  return pageOf((await held?.text()) ?? "");
};

// Make a canvas for a carried photo, which needs no exception from the policy, and draw it there; one that is not here
// yet goes again.
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

const rests = () => JSON.parse(localStorage.getItem(RESTS) ?? "[]");
const store = (keys) =>
  keys.length ? localStorage.setItem(RESTS, JSON.stringify(keys)) : localStorage.removeItem(RESTS);

// Let one glimmer rest: here at once, and in the journal once there is a signal.
export const restOne = async (key) => {
  store([...rests(), key]);
  await leaves(key);
  await sendRests();
};

export const sendRests = async () => {
  for (const key of rests()) {
    const headers = { "HX-Request": "true", "X-CSRFToken": token() };
    const answer = await fetch(`/glimmer-for-now/${key}/not-this-one/`, { method: "POST", headers });
    const isDone = (answer.ok && !answer.headers.get("HX-Redirect")) || answer.status === 404;
    if (isDone) store(rests().filter((each) => each !== key));
  }
};

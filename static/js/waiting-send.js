// Sends what waits (waiting.js), one after the other and in one window at a time: when a page opens or is looked at again, when
// the network is back, by the button, and by itself, less and less often. Each time with the token of that moment, and only as
// the person who wrote it. It is let go of when the server has said that it committed, and not before.
const { documentElement: html } = document;
const SOON_MS = 5e3;
const LATE_MS = 300e3;
const WORDS_MS = 30e3;
const PHOTO_MS = 300e3;
const ask = (verb, more) => {
  const detail = { verb, ...more };
  document.dispatchEvent(new CustomEvent("glimmers:store", { detail }));
  return detail.answer;
};
const tell = (name, detail) => {
  document.dispatchEvent(new CustomEvent(name, { detail }));
  return detail?.answer;
};
const cookie = (name) => document.cookie.split("; ").find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
const isStillMe = () => cookie("glimmers_login") === html.dataset.loginMark;

const post = async (address, fields, patience) => {
  const body = new FormData();
  for (const [name, ...value] of fields) body.append(name, ...value);
  const headers = { "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": cookie("glimmers_csrf") ?? "" };
  const answer = await fetch(address, { method: "POST", body, headers, signal: AbortSignal.timeout(patience) });
  const means = tell("glimmers:meaning", { status: answer.status, header: (name) => answer.headers.get(name) });
  return { status: answer.status, means, text: await answer.text() };
};

const parsed = (text) => {
  const holder = document.createElement("template");
  holder.innerHTML = text;
  return holder.content;
};

// What is wrong, in the words of the server's form.
const reasonIn = ({ status, text }) => {
  const said = [...parsed(text).querySelectorAll(".errorlist, .notice:not(.tray-question) p")].map((each) => each.textContent.trim());
  return said.filter(Boolean).join(" ") || (status === 422 && !text.includes("<") ? text : "");
};

const upload = async (entry, photo) => {
  const blob = await tell("glimmers:shrink", { blob: photo.blob });
  const fields = [["photo", blob, photo.name], ["upload_id", photo.upload_id], ["writer", entry.user]];
  const answer = await post(document.getElementById("said").dataset.stage, fields, PHOTO_MS);
  const id = answer.status === 201 && parsed(answer.text).querySelector("[data-photo]")?.dataset.photo;
  if (!id) return answer.status === 409 ? { ...answer, means: "somebody-else" } : answer;
  photo.id = id;
  await ask("wait", { entry }); // up once is up
  return null;
};

const send = async (entry, isAgain = false) => {
  for (const photo of entry.photos.filter(({ id, blob }) => !id && blob)) {
    const trouble = await upload(entry, photo);
    if (trouble) return trouble;
  }
  const photos = entry.photos.filter(({ id }) => id);
  const day = document.querySelector('form[data-draft^="add"] [name=day]')?.value ?? "elsewhere"; // which this page shows
  const fields = [
    ...entry.fields.filter(([name]) => name !== "writer" && name !== "day"),
    ["writer", entry.user], ["day", day], ["zone", entry.zone], ["waited", Math.round((Date.now() - entry.at) / 1000)],
    ...photos.flatMap(({ id, description }) => [["photos", id], [`description-${id}`, description]]),
  ];
  const answer = await post(entry.path, fields, WORDS_MS);
  // The server lets go of photos that are not kept within a day: they come up once more, under the same numbers.
  const wereUp = photos.filter(({ blob }) => blob);
  if (answer.status !== 422 || isAgain || !wereUp.length) return answer;
  for (const photo of wereUp) photo.id = null;
  return send(entry, true);
};

const sendAll = async () => {
  let isDead = false;
  for (const entry of await ask("waiting")) {
    const id = entry.client_id;
    if (isDead || entry.reason || tell("glimmers:going", {}).has(id)) continue;
    if (!isStillMe()) return;
    tell("glimmers:sending", { id, state: "going" });
    const answer = await send(entry).catch(() => ({ means: "later", isDead: true }));
    isDead = answer.isDead || answer.means === "signed-out" || answer.means === "somebody-else";
    if (answer.means === "kept") {
      await ask("arrived", { id });
      tell("glimmers:arrived", { id, content: parsed(answer.text) });
    } else if (answer.means === "refused") {
      await ask("wait", { entry: { ...entry, reason: reasonIn(answer) || " " } });
      tell("glimmers:sending", { id, state: "refused" });
    } else tell("glimmers:sending", { id, state: answer.means === "signed-out" ? "signed-out" : "waiting" });
  }
};

let delay = SOON_MS;
let timer = 0;
let wanted = false;
let run = null;
const flush = async () => {
  wanted = true;
  if (run || !navigator.onLine) return run;
  run = (async () => {
    while (wanted) {
      wanted = false;
      if ((await ask("waiting")).length) await (navigator.locks?.request("glimmers:sending", sendAll) ?? sendAll());
    }
  })().finally(() => (run = null));
  await run;
  clearTimeout(timer);
  if (!(await ask("waiting")).some(({ reason }) => !reason)) return (delay = SOON_MS);
  timer = setTimeout(flush, delay);
  delay = Math.min(2 * delay, LATE_MS);
};
const flushSoon = () => ((delay = SOON_MS), flush());

if (html.dataset.user) {
  document.addEventListener("glimmers:flush", ({ detail }) => (detail.answer = flushSoon()));
  document.addEventListener("glimmers:waits", flush);
  addEventListener("online", flushSoon);
  addEventListener("pageshow", flushSoon);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flushSoon());
  flush();
}

// Sends one of those that wait: its photos first, each once, then the form, with the token of this moment and as the person who
// wrote it. waiting-flush.js asks by the event glimmers:send; what the server said is in the promise of its detail.answer.
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

const post = async (address, fields, patience) => {
  const body = new FormData();
  for (const [name, ...value] of fields) body.append(name, ...value);
  const headers = { "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": cookie("glimmers_csrf") ?? "" };
  const answer = await fetch(address, { method: "POST", body, headers, signal: AbortSignal.timeout(patience) });
  const means = tell("glimmers:meaning", { status: answer.status, header: (name) => answer.headers.get(name) });
  return { status: answer.status, means, text: await answer.text() };
};

const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

const upload = async (entry, photo) => {
  const blob = await tell("glimmers:shrink", { blob: photo.blob });
  const fields = [["photo", blob, photo.name], ["upload_id", photo.upload_id], ["writer", entry.user]];
  const answer = await post(document.getElementById("said").dataset.stage, fields, PHOTO_MS);
  const id = answer.status === 201 && parsed(answer.text).querySelector("[data-photo]")?.dataset.photo;
  if (!id) return answer.status === 409 ? { ...answer, means: "somebody-else" } : answer;
  photo.id = id;
  const isIt = (each) => each.upload_id === photo.upload_id;
  await ask("change", { entry, change: (there) => void (there.photos.find(isIt).id = id) }); // up once is up
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
    ...entry.fields.filter(([name]) => !["writer", "day", "client_id"].includes(name)),
    ["client_id", entry.client_id], ["writer", entry.user], ["day", day], ["zone", entry.zone], ["waited", Math.round((Date.now() - entry.at) / 1000)],
    ...photos.flatMap(({ id, description }) => [["photos", id], [`description-${id}`, description]]),
  ];
  const answer = await post(entry.path, fields, WORDS_MS);
  // The server lets go of photos that are not kept within a day: they come up once more, under the same numbers.
  const wereUp = photos.filter(({ blob }) => blob);
  if (answer.status !== 422 || isAgain || !wereUp.length) return answer;
  for (const photo of wereUp) photo.id = null;
  return send(entry, true);
};

document.addEventListener("glimmers:send", ({ detail }) => (detail.answer = send(detail.entry).catch(() => ({ means: "no signal" }))));

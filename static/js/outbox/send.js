// Sends one of those that wait: its photos first, each once, then the form, with the token of this moment and as the person who
// wrote it. Answers with what the server said, and what that means.
import { likeHtmx, pageOf } from "../lib/html.js";
import { token } from "../lib/token.js";
import { changeEntry } from "../store/waiting-entries.js";
import { lighten } from "../photos/shrink-if-saving.js";
import { meaning } from "./meaning.js";
import { asSent } from "./translate.js";

const WORDS_MS = 30e3;
const PHOTO_MS = 300e3;

const post = async (address, fields, patience) => {
  const body = new FormData();
  for (const [name, ...value] of fields) body.append(name, ...value);
  const headers = { ...likeHtmx(), "X-CSRFToken": token() };
  const answer = await fetch(address, { method: "POST", body, headers, signal: AbortSignal.timeout(patience) });
  const means = meaning(answer.status, (name) => answer.headers.get(name));
  return { status: answer.status, means, text: await answer.text() };
};

const upload = async (entry, photo) => {
  const blob = await lighten(photo.blob);
  const fields = [
    ["photo", blob, photo.name],
    ["upload_id", photo.upload_id],
    ["writer", entry.user],
  ];
  const answer = await post(document.getElementById("said").dataset.stage, fields, PHOTO_MS);
  const id = answer.status === 201 && pageOf(answer.text).querySelector("[data-photo]")?.dataset.photo;
  if (!id) return answer.status === 409 ? { ...answer, means: "somebody-else" } : answer;
  photo.id = id;
  const isIt = (each) => each.upload_id === photo.upload_id;
  await changeEntry(entry, (there) => void (there.photos.find(isIt).id = id)); // up once is up
  return null;
};

const sendOne = async (entry, isAgain = false) => {
  for (const photo of entry.photos.filter(({ id, blob }) => !id && blob)) {
    const trouble = await upload(entry, photo);
    if (trouble) return trouble;
  }
  const day = document.querySelector('form[data-draft^="add"] [name=day]')?.value ?? "elsewhere"; // which this page shows
  const answer = await post(entry.path, asSent(entry, day), WORDS_MS);
  // The server lets go of photos that are not kept within a day: they come up once more, under the same numbers.
  const wereUp = entry.photos.filter(({ id, blob }) => id && blob);
  if (answer.status !== 422 || isAgain || !wereUp.length) return answer;
  for (const photo of wereUp) photo.id = null;
  return sendOne(entry, true);
};

export const send = (entry) => sendOne(entry).catch(() => ({ means: "no signal" }));

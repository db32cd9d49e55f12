// Send one glimmer that waits: its photos first, each once, then the form, with the current token and as the person who
// wrote it. Return the server's answer, and what it means.
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
  const isSame = (each) => each.upload_id === photo.upload_id;
  await changeEntry(entry, (stored) => void (stored.photos.find(isSame).id = id)); // it is not sent again
  return null;
};

const sendOne = async (entry, isAgain = false) => {
  for (const photo of entry.photos.filter(({ id, blob }) => !id && blob)) {
    const failure = await upload(entry, photo);
    if (failure) return failure;
  }
  const day = document.querySelector('form[data-draft^="add"] [name=day]')?.value ?? "elsewhere"; // as this page shows
  const answer = await post(entry.path, asSent(entry, day), WORDS_MS);
  // The server deletes photos that are not kept within a day: upload them once more, under the same numbers.
  const uploaded = entry.photos.filter(({ id, blob }) => id && blob);
  if (answer.status !== 422 || isAgain || !uploaded.length) return answer;
  for (const photo of uploaded) photo.id = null;
  return sendOne(entry, true);
};

export const send = (entry) => sendOne(entry).catch(() => ({ means: "no signal" }));

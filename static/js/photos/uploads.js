// Upload photos as soon as they lie in a form, two at a time, and put the server's tile in their place.
import { hear } from "../lib/events.js";
import { dropPhoto } from "../store/held-photos.js";
import { likeHtmx, listOf } from "../lib/html.js";
import { onHtmx } from "../lib/htmx.js";
import { user } from "../lib/person.js";
import { token } from "../lib/token.js";
import { lighten } from "./shrink-if-saving.js";
import { behind } from "./tile.js";

const AT_ONCE = 2;
const SILENT_MS = 60e3; // without any progress
const WORKING_MS = 180e3; // the server takes 150 s at most

const tileOf = (id) => document.querySelector(`[data-upload="${id}"]`);

let going = 0;

// Replace a tile by the server's, except for the field and the buttons: one of them may have the focus.
const settle = (tile, html) => {
  const fresh = listOf(html).querySelector(".tile");
  const SAME = "label, textarea, .tile-buttons button";
  const freshControls = fresh.querySelectorAll(SAME);
  tile.querySelectorAll(SAME).forEach((each, index) => {
    for (const { name, value } of freshControls[index].attributes) each.setAttribute(name, value);
  });
  const hadFocus = tile.contains(document.activeElement);
  const canvas = tile.querySelector("canvas");
  const picture = fresh.querySelector(".tile-picture");
  const image = picture.querySelector("img");
  if (canvas) picture.append(canvas); // until the server's picture has come, so that nothing flashes
  image.onload = image.onerror = () => canvas?.remove();
  tile.querySelector("[name=waiting]").replaceWith(fresh.querySelector("[name=photos]"));
  tile.querySelector(".tile-picture").replaceWith(picture);
  tile.querySelectorAll(".tile-says, .tile-trouble").forEach((each) => each.remove());
  for (const name of ["data-upload", "data-state", "data-known", "data-asked"]) tile.removeAttribute(name);
  for (const { name, value } of fresh.attributes) tile.setAttribute(name, value);
  if (hadFocus && !tile.contains(document.activeElement)) tile.focus();
};

const refuse = (tile, xhr) => {
  // A proxy refuses what is too large with a page of its own, in place of which the tile has a sentence.
  const isOurs = xhr.getResponseHeader("Content-Type")?.startsWith("text/plain");
  if (isOurs) tile.querySelector("[data-sentence]").textContent = xhr.responseText;
  tile.querySelector("[name=waiting]").remove();
  tile.dataset.state = "refused";
};

const end = (id, xhr) => {
  const tile = tileOf(id);
  const tray = tile?.closest("photo-tray");
  if (!tile) return; // taken out meanwhile
  const signIn = xhr.getResponseHeader("HX-Redirect");
  if (xhr.status === 201) {
    dropPhoto(id);
    settle(tile, xhr.responseText);
  } else if ([409, 413, 422].includes(xhr.status)) {
    if (xhr.status !== 409) dropPhoto(id); // 409: somebody else has signed in; the photo stays here for its owner
    refuse(tile, xhr);
  } else {
    tile.dataset.state = signIn ? "signed-out" : "failed";
    if (signIn) tile.querySelector("[data-sign-in]").href = signIn;
    if (!behind(tile).isTold) tray.says("not-up");
    behind(tile).isTold = true;
  }
  if (!tray.querySelector("[data-upload]")) tray.says("up");
  tray.changed();
};

const send = async (tile) => {
  const { upload: id } = tile.dataset;
  going += 1;
  tile.dataset.state = "going";
  await behind(tile).held;
  const blob = await lighten(behind(tile).photo.blob);
  if (!tile.isConnected || tile.dataset.state !== "going") return (going -= 1); // taken out meanwhile
  const form = new FormData();
  form.append("photo", blob, behind(tile).photo.name);
  form.append("upload_id", id);
  form.append("writer", user);
  const xhr = (behind(tile).request = new XMLHttpRequest());
  let clock;
  const wait = (time) => (clearTimeout(clock), (clock = setTimeout(() => xhr.abort(), time)));
  const bar = tile.querySelector("progress");
  xhr.upload.onprogress = ({ loaded, total }) => (wait(SILENT_MS), (bar.value = loaded / total));
  xhr.upload.onload = () => {
    wait(WORKING_MS);
    bar.removeAttribute("value");
    tile.dataset.state = "developing";
  };
  xhr.onloadend = () => {
    clearTimeout(clock);
    going -= 1;
    end(id, xhr);
    pump();
  };
  xhr.open("POST", tile.closest("photo-tray").dataset.stage);
  const headers = { ...likeHtmx(), "X-CSRFToken": token() };
  for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
  wait(SILENT_MS);
  xhr.send(form);
};

const pump = () => {
  for (const tile of document.querySelectorAll('.tile[data-state="waiting"]')) {
    // A form that is being sent would not take it any more.
    if (going < AT_ONCE && !tile.closest("form.htmx-request")) send(tile);
  }
};

hear("photos", pump);
onHtmx("afterRequest", pump);

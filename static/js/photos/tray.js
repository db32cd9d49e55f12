// The place of a form where its photos lie, each as a tile, which is in the browser's store until it is up. `data-state` says how
// far it is: waiting, going, developing, failed, signed-out, refused, or shared, which waits to be touched (sharing/lay.js).
import { formLike, keyOf } from "../lib/draft-key.js";
import { hear, tell } from "../lib/events.js";
import { holdPhoto } from "../lib/held-photos.js";
import { listOf } from "../lib/html.js";
import { onHtmx } from "../lib/htmx.js";
import { newId } from "../lib/new-id.js";
import { drawIn } from "./picture.js";

export const trayOf = (element) => element?.closest?.("form")?.querySelector("[data-tray]");

const words = (tray, when, number = 1) => {
  const forms = tray.querySelector("template[data-words]").content.querySelectorAll(`[data-when="${when}"]`);
  const said = forms[number === 1 ? 0 : forms.length - 1].cloneNode(true);
  said.querySelectorAll("[data-number]").forEach((each) => (each.textContent = number));
  return said;
};

// What is said stays until something else is; nothing is said where `when` is empty.
export const traySays = (tray, when, number) => {
  const said = when && words(tray, when, number);
  const place = when === "missing" ? ".tray-question" : said && "aside" in said.dataset ? ".tray-aside" : ".tray-said";
  tray.querySelector(place).replaceChildren(...(said ? said.childNodes : []));
  if (place === ".tray-said") tray.querySelector(".tray-question").replaceChildren();
};

export const photosChanged = (tray) => tell("photos", null, tray);

// Held in the browser before it is sent, and before anybody else hears of it.
const hold = ({ target: tray }) => {
  for (const tile of tray.querySelectorAll('.tile:not([data-state="refused"], [data-state="shared"])')) {
    if (tile.photo && !tile.held) tile.held = holdPhoto({ ...tile.photo, draft: keyOf(tray.closest("form")) });
  }
};
hear("photos", hold, { capture: true });

export const layPhoto = (tray, { id, name, blob, at, description = "", state = "waiting", instead }) => {
  const tile = listOf(tray.querySelector("template[data-coming]").innerHTML.replaceAll("NEW", id)).querySelector("li");
  tile.photo = { upload_id: id, name, type: blob.type, blob, at: at ?? Date.now() };
  tile.dataset.state = state;
  tile.querySelector(".tile-name").textContent = name;
  tile.querySelector("textarea").value = description;
  if (blob.size > tray.dataset.mostBytes) {
    tile.dataset.state = "refused";
    tile.querySelector("[name=waiting]").remove();
  }
  if (instead) instead.replaceWith(tile);
  else tray.querySelector(".tiles").append(tile);
  drawIn(tile);
};

export const takePhotos = (tray, files, state) => {
  const form = tray.closest("form");
  if (!files.length) return;
  if (form.matches(".htmx-request")) {
    // The form is on its way and will be another one in a moment.
    const next = () => trayOf(formLike(form) ?? form);
    onHtmx("afterRequest", () => takePhotos(next(), files), { once: true });
    return;
  }
  const room = Math.max(0, tray.dataset.most - tray.querySelectorAll('.tile:not([data-state="refused"])').length);
  for (const file of files.slice(0, room))
    layPhoto(tray, { id: file.id ?? newId(), name: file.name, blob: file, state });
  if (files.length > room) traySays(tray, "left-out", files.length - room);
  else traySays(tray);
  photosChanged(tray);
};

// Read what is in the form of a new glimmer as one entry, tell whether it is empty, and empty it.
import { newId } from "../lib/new-id.js";
import { behind } from "../photos/tile.js";
import { trayOf } from "../photos/tray.js";

const OF_PHOTOS = /^(photos|waiting|added|description-.*)$/;
const OURS = ["csrfmiddlewaretoken", "since"];

const photoOf = (tile) => {
  const id = tile.querySelector("[name=photos]")?.value; // the server's id, once it is up
  const photo = behind(tile).photo ?? { upload_id: id };
  const description = tile.querySelector("[name^=description-]").value;
  return { upload_id: photo.upload_id, id, name: photo.name ?? "", blob: photo.blob ?? null, description };
};

export const entryOf = (form) => ({
  client_id: form.elements.client_id.value,
  version: newId(), // a new one each time the form is read
  at: Number(form.elements.since.value) || Date.now(), // one that was taken back into the form keeps its time
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  path: form.getAttribute("action"),
  fields: [...new FormData(form)].filter(([name]) => !OURS.includes(name) && !OF_PHOTOS.test(name)),
  photos: [...form.querySelectorAll(".tile:has([name=photos], [name=waiting])")].map(photoOf),
});

// Make fields read-only while the words are sent: what is typed then would be lost when the answer replaces the form.
export const holdFields = (form, isHeld) =>
  form.querySelectorAll("textarea, input").forEach((field) => (field.readOnly = isHeld));

export const isEmpty = (form) => !form.elements.text.value.trim() && !form.querySelector(".tile");
// Tell whether there is nothing in the form that would be lost.
export const isFree = (form) =>
  isEmpty(form) &&
  !form.elements.place.value &&
  !form.elements.when.value &&
  !form.querySelector(":checked:not([value=''])");

export const freshen = (form) => {
  for (const control of form.elements) {
    if (control.type === "radio" || control.type === "checkbox") control.checked = false;
    else if (["text", "when", "place", "since"].includes(control.name)) control.value = "";
  }
  form.elements.client_id.value = newId();
  form
    .querySelectorAll(".tile, .notice:not(.tray-question, [data-why]), .errorlist, .restored")
    .forEach((each) => each.remove());
  form.querySelector("[data-why]").hidden = true;
  form.querySelectorAll("[aria-invalid]").forEach((each) => each.removeAttribute("aria-invalid"));
  form.querySelector("details.more").open = false;
  const tray = trayOf(form);
  tray.says();
  tray.changed(); // its tiles were removed
};

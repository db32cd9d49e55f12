// Lay the photos of a form as tiles, each of which is in the browser's store until it is up. `data-state` says how far
// it is: waiting, going, developing, failed, signed-out, refused, or shared, which waits to be touched
// (sharing/lay-in-form.js). Without scripts the form sends what was chosen.
import { formLike, keyOf } from "../lib/draft-key.js";
import { hear, tell } from "../lib/events.js";
import { holdPhoto } from "../store/held-photos.js";
import { listOf } from "../lib/html.js";
import { onHtmx } from "../lib/htmx.js";
import { newId } from "../lib/new-id.js";
import { drawIn } from "./picture.js";
import { behind } from "./tile.js";

export const trayOf = (element) => element?.closest?.("form")?.querySelector("photo-tray");

class PhotoTray extends HTMLElement {
  // Show a message, which stays until the next one; none where `when` is empty.
  says(when, number) {
    const message = when && this.#words(when, number);
    const isAside = message && "aside" in message.dataset;
    const place = when === "missing" ? ".tray-question" : isAside ? ".tray-aside" : ".tray-said";
    this.querySelector(place).replaceChildren(...(message ? message.childNodes : []));
    if (place === ".tray-said") this.querySelector(".tray-question").replaceChildren();
  }

  // Tell others that photos were added, removed or moved, or that their upload went on.
  changed() {
    tell("photos", null, this);
  }

  lay({ id, name, blob, at, description = "", state = "waiting", instead }) {
    const tile = listOf(this.querySelector("template[data-coming]").innerHTML.replaceAll("NEW", id)).firstElementChild;
    behind(tile).photo = { upload_id: id, name, type: blob.type, blob, at: at ?? Date.now() };
    tile.dataset.state = state;
    tile.querySelector(".tile-name").textContent = name;
    tile.querySelector("textarea").value = description;
    if (blob.size > this.dataset.mostBytes) {
      tile.dataset.state = "refused";
      tile.querySelector("[name=waiting]").remove();
    }
    if (instead) instead.replaceWith(tile);
    else this.querySelector(".tiles").append(tile);
    drawIn(tile);
  }

  take(files, state) {
    const form = this.closest("form");
    if (!files.length) return;
    if (form.matches(".htmx-request")) {
      // The form is being sent, and another will take its place in a moment.
      onHtmx("afterRequest", () => trayOf(formLike(form) ?? form).take(files), { once: true });
      return;
    }
    const count = this.querySelectorAll('.tile:not([data-state="refused"])').length;
    const room = Math.max(0, this.dataset.most - count);
    for (const file of files.slice(0, room)) this.lay({ id: file.id ?? newId(), name: file.name, blob: file, state });
    if (files.length > room) this.says("left-out", files.length - room);
    else this.says();
    this.changed();
  }

  hold() {
    for (const tile of this.querySelectorAll('.tile:not([data-state="refused"], [data-state="shared"])')) {
      const { photo, held } = behind(tile);
      if (photo && !held) behind(tile).held = holdPhoto({ ...photo, draft: keyOf(this.closest("form")) });
    }
  }

  #words(when, number = 1) {
    const wordings = this.querySelector("template[data-words]").content.querySelectorAll(`[data-when="${when}"]`);
    const message = wordings[number === 1 ? 0 : wordings.length - 1].cloneNode(true);
    message.querySelectorAll("[data-number]").forEach((each) => (each.textContent = number));
    return message;
  }
}

customElements.define("photo-tray", PhotoTray);

// Hold photos in the browser before they are uploaded, and before other listeners hear of them.
hear("photos", ({ target: tray }) => tray.hold(), { capture: true });

// The photos of a draft come back into its form, in their order and with their descriptions: first as empty tiles that
// count as theirs, so that nothing is lost meanwhile; then those that are up come from the server, the others from the
// browser's store, and go up.
import { formLike } from "../lib/draft-key.js";
import { likeHtmx, listOf } from "../lib/html.js";
import { trayOf } from "./tray.js";

const emptyTile = (name, id, description) => {
  const tile = document.createElement("li");
  tile.className = "tile is-coming-back";
  Object.assign(tile.dataset, { back: name, id });
  for (const [key, value] of Object.entries({ [name]: id, [`description-${id}`]: description })) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: key, value });
    tile.append(field);
  }
  return tile;
};

// What the server still has of these; nothing where it cannot be asked.
const ask = async (tray, ids) => {
  const query = new URLSearchParams(ids.map((id) => ["photos", id]));
  const response = await fetch(`${tray.dataset.tiles}?${query}`, { headers: likeHtmx() }).catch(() => null);
  if (!response?.ok || response.headers.has("HX-Redirect")) return null;
  return listOf(await response.text());
};

const fetchTiles = async (tray, gone = 0) => {
  const empty = [...tray.querySelectorAll("[data-back=photos]")];
  if (!empty.length) return;
  const found = await ask(
    tray,
    empty.map((tile) => tile.dataset.id),
  );
  if (!found) {
    tray.says("unseen");
    addEventListener("online", () => fetchTiles(tray, gone), { once: true });
    return;
  }
  for (const tile of empty) {
    const fresh = found.querySelector(`[data-photo="${tile.dataset.id}"]`);
    if (fresh) {
      fresh.querySelector("textarea").value = tile.querySelector("[name^=description]").value;
      tile.replaceWith(fresh);
    } else {
      gone += 1;
      tile.remove();
    }
  }
  tray.says(gone && "gone", gone);
  tray.changed();
};

export const bringPhotosBack = (form, { fields, held }) => {
  const tray = trayOf(form);
  const list = tray.querySelector(".tiles");
  const described = new Map(fields.filter(([name]) => name.startsWith("description-")));
  const words = (id) => described.get(`description-${id}`);
  const wanted = fields.filter(([name]) => name === "photos" || name === "waiting");
  for (const { upload_id: id } of held) {
    if (!wanted.some((each) => each[1] === id)) wanted.push(["waiting", id]); // it had not come to writing that down
  }
  const tileOf = ([name, id]) => {
    const tile = list.querySelector(`[data-photo="${id}"]`); // the glimmer's own
    if (tile) tile.querySelector("textarea").value = words(id) ?? "";
    return tile ?? emptyTile(name, id, words(id) ?? "");
  };
  list.replaceChildren(...wanted.map(tileOf));
  let gone = 0;
  for (const tile of list.querySelectorAll("[data-back=waiting]")) {
    const { id } = tile.dataset;
    const photo = held.find((each) => each.upload_id === id);
    if (photo) tray.lay({ ...photo, id, description: words(id), instead: tile });
    else gone += tile.remove() ?? 1;
  }
  if (gone) tray.says("gone", gone);
  tray.changed();
  fetchTiles(tray, gone);
};

// It was kept without them, or refused: the form that came in its place has those that are not up yet.
export const bringOver = (sent) => {
  const tiles = sent.querySelectorAll('.tile[data-upload]:not([data-state="refused"])');
  const form = !sent.isConnected && tiles.length && formLike(sent);
  if (!form) return;
  for (const tile of tiles) delete tile.dataset.known;
  form.querySelector(".tiles").append(...tiles);
  trayOf(form).changed();
};

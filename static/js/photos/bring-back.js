// Bring a draft's photos back into its form, in their order and with their descriptions: first as empty tiles that
// count as photos, so that nothing is lost meanwhile; then those that are up come from the server, and the others from
// the browser's store, and are uploaded.
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

// Fetch the tiles that the server still has of these; null where it cannot be asked.
const fetchList = async (tray, ids) => {
  const query = new URLSearchParams(ids.map((id) => ["photos", id]));
  const response = await fetch(`${tray.dataset.tiles}?${query}`, { headers: likeHtmx() }).catch(() => null);
  if (!response?.ok || response.headers.has("HX-Redirect")) return null;
  return listOf(await response.text());
};

const fetchTiles = async (tray, goneCount = 0) => {
  const empty = [...tray.querySelectorAll("[data-back=photos]")];
  if (!empty.length) return;
  const found = await fetchList(
    tray,
    empty.map((tile) => tile.dataset.id),
  );
  if (!found) {
    tray.says("unseen");
    addEventListener("online", () => fetchTiles(tray, goneCount), { once: true });
    return;
  }
  for (const tile of empty) {
    const fresh = found.querySelector(`[data-photo="${tile.dataset.id}"]`);
    if (fresh) {
      fresh.querySelector("textarea").value = tile.querySelector("[name^=description]").value;
      tile.replaceWith(fresh);
    } else {
      goneCount += 1;
      tile.remove();
    }
  }
  tray.says(goneCount && "gone", goneCount);
  tray.changed();
};

export const bringPhotosBack = (form, { fields, held }) => {
  const tray = trayOf(form);
  const list = tray.querySelector(".tiles");
  const described = new Map(fields.filter(([name]) => name.startsWith("description-")));
  const descriptionOf = (id) => described.get(`description-${id}`);
  const wanted = fields.filter(([name]) => name === "photos" || name === "waiting");
  for (const { upload_id: id } of held) {
    if (!wanted.some((each) => each[1] === id)) wanted.push(["waiting", id]); // the draft does not name it yet
  }
  const tileOf = ([name, id]) => {
    const tile = list.querySelector(`[data-photo="${id}"]`); // the glimmer's own
    if (tile) tile.querySelector("textarea").value = descriptionOf(id) ?? "";
    return tile ?? emptyTile(name, id, descriptionOf(id) ?? "");
  };
  list.replaceChildren(...wanted.map(tileOf));
  let goneCount = 0;
  for (const tile of list.querySelectorAll("[data-back=waiting]")) {
    const { id } = tile.dataset;
    const photo = held.find((each) => each.upload_id === id);
    if (photo) tray.lay({ ...photo, id, description: descriptionOf(id), instead: tile });
    else goneCount += tile.remove() ?? 1;
  }
  if (goneCount) tray.says("gone", goneCount);
  tray.changed();
  fetchTiles(tray, goneCount);
};

// Move photos that are not up yet from a form that was kept without them, or refused, into the one that came in its
// place.
export const bringOver = (sent) => {
  const tiles = sent.querySelectorAll('.tile[data-upload]:not([data-state="refused"])');
  const form = !sent.isConnected && tiles.length && formLike(sent);
  if (!form) return;
  for (const tile of tiles) delete tile.dataset.known;
  form.querySelector(".tiles").append(...tiles);
  trayOf(form).changed();
};

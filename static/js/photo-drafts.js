// The photos of a draft come back into its form, in their order and with their descriptions: first as empty tiles that
// count as theirs, so that nothing is lost meanwhile; then those that are up come from the server, the others from the
// browser's store, and go up.
const tell = (element, name, detail) => element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));

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

// What the server still has of these; undefined where it cannot be asked.
const ask = async (tray, ids) => {
  const query = new URLSearchParams(ids.map((id) => ["photos", id]));
  const address = `${tray.dataset.tiles}?${query}`;
  const response = await fetch(address, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!response?.ok || response.headers.has("HX-Redirect")) return undefined;
  const holder = document.createElement("ul");
  holder.innerHTML = await response.text();
  return holder;
};

const fetchTiles = async (tray, gone = 0) => {
  const empty = [...tray.querySelectorAll("[data-back=photos]")];
  if (!empty.length) return;
  const found = await ask(tray, empty.map((tile) => tile.dataset.id));
  if (!found) {
    tell(tray, "glimmers:tray-says", { when: "unseen" });
    addEventListener("online", () => fetchTiles(tray, gone), { once: true });
    return;
  }
  for (const tile of empty) {
    const fresh = found.querySelector(`[data-photo="${tile.dataset.id}"]`);
    if (!fresh) gone += 1;
    else fresh.querySelector("textarea").value = tile.querySelector("[name^=description]").value;
    if (fresh) tile.replaceWith(fresh);
    else tile.remove();
  }
  tell(tray, "glimmers:tray-says", gone ? { when: "gone", number: gone } : {});
  tell(tray, "glimmers:photos");
};

document.addEventListener("glimmers:bring-photos", ({ target: form, detail: { fields, held } }) => {
  const tray = form.querySelector("[data-tray]");
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
    if (photo) tell(tray, "glimmers:lay-photo", { ...photo, id, description: words(id), instead: tile });
    else gone += tile.remove() ?? 1;
  }
  if (gone) tell(tray, "glimmers:tray-says", { when: "gone", number: gone });
  tell(tray, "glimmers:photos");
  fetchTiles(tray, gone);
});

// It was kept without them, or refused: the form that comes in its place has those that are not up yet.
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const sent = detail.requestConfig.elt;
  const tiles = sent.querySelectorAll('.tile[data-upload]:not([data-state="refused"])');
  const form = !sent.isConnected && tiles.length && document.querySelector(`form[data-draft="${sent.dataset.draft}"]`);
  if (!form) return;
  for (const tile of tiles) delete tile.dataset.known;
  form.querySelector(".tiles").append(...tiles);
  tell(form.querySelector("[data-tray]"), "glimmers:photos");
});

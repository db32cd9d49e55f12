// Photos come into a form: chosen, dropped on it, or pasted. Each lies there as a tile at once, and in the browser's
// store until it is up. `data-state` says how far it is: waiting, going, developing, failed, signed-out or refused.
const words = (tray, when, number = 1) => {
  const forms = tray.querySelector("template[data-words]").content.querySelectorAll(`[data-when="${when}"]`);
  const said = forms[number === 1 ? 0 : forms.length - 1].cloneNode(true);
  said.querySelectorAll("[data-number]").forEach((each) => (each.textContent = number));
  return said;
};

// What is said stays until something else is; nothing is said where `when` is empty.
document.addEventListener("glimmers:tray-says", ({ target: tray, detail: { when, number } }) => {
  const said = when && words(tray, when, number);
  const place = when === "missing" ? ".tray-question" : said && "aside" in said.dataset ? ".tray-aside" : ".tray-said";
  tray.querySelector(place).replaceChildren(...(said ? said.childNodes : []));
  if (place === ".tray-said") tray.querySelector(".tray-question").replaceChildren();
});

const lay = (tray, { id, name, blob, at, description = "", state = "waiting", instead }) => {
  const holder = document.createElement("ul");
  holder.innerHTML = tray.querySelector("template[data-coming]").innerHTML.replaceAll("NEW", id);
  const tile = holder.querySelector("li");
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
  tile.dispatchEvent(new CustomEvent("glimmers:photo-laid", { bubbles: true }));
  return tile;
};

// Held in the browser before it is sent; under the name of the draft, which drafts.js gives to a form when it comes.
document.addEventListener("glimmers:photos", ({ target: tray }) => {
  for (const tile of tray.querySelectorAll('.tile:not([data-state="refused"], [data-state="shared"])')) {
    if (!tile.photo || tile.held) continue;
    const detail = { verb: "hold", photo: { ...tile.photo, draft: tray.closest("form").dataset.draftKey } };
    document.dispatchEvent(new CustomEvent("glimmers:store", { detail }));
    tile.held = detail.answer;
  }
});

document.addEventListener("glimmers:lay-photo", ({ target, detail }) => lay(target, detail));

const take = (tray, files, state) => {
  const form = tray.closest("form");
  if (!files.length) return;
  if (form.matches(".htmx-request")) {
    // The form is on its way and will be another one in a moment.
    const next = () => trayOf(document.querySelector(`form[data-draft="${form.dataset.draft}"]`) ?? form);
    document.addEventListener("htmx:afterRequest", () => take(next(), files), { once: true });
    return;
  }
  const room = tray.dataset.most - tray.querySelectorAll('.tile:not([data-state="refused"])').length;
  files.slice(0, Math.max(0, room)).forEach((file) => lay(tray, { id: file.id ?? crypto.randomUUID(), name: file.name, blob: file, state }));
  const detail = files.length > room ? { when: "left-out", number: files.length - Math.max(0, room) } : {};
  tray.dispatchEvent(new CustomEvent("glimmers:tray-says", { bubbles: true, detail }));
  tray.dispatchEvent(new CustomEvent("glimmers:photos", { bubbles: true }));
};

document.addEventListener("glimmers:take-photos", ({ target, detail }) => take(trayOf(target), detail.files, detail.state));

const trayOf = (element) => element?.closest?.("form")?.querySelector("[data-tray]");
// What is dropped or pasted beside a form is for the first one.
const trayAt = (element) => (element.closest?.("form, dialog") ? trayOf(element) : document.querySelector("[data-tray]"));

document.addEventListener("change", ({ target }) => {
  if (!target.matches("form[data-draft] input[name=added]")) return;
  const files = [...target.files];
  target.value = ""; // or Keep would send them once more
  take(trayOf(target), files);
});

let over = null;
const lift = (form) => {
  if (form === over) return;
  over?.classList.remove("is-over");
  over = form;
  over?.classList.add("is-over");
};

document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files") || event.target.matches?.("input[type=file]")) return;
  event.preventDefault(); // beside a form too, or the browser would leave the page for the photo
  const tray = trayAt(event.target);
  event.dataTransfer.dropEffect = tray ? "copy" : "none";
  lift(tray?.closest("form"));
});
document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || lift(null));
document.addEventListener("drop", (event) => {
  lift(null);
  if (!event.dataTransfer.types.includes("Files") || event.target.matches?.("input[type=file]")) return;
  event.preventDefault();
  const tray = trayAt(event.target);
  if (tray) take(tray, [...event.dataTransfer.files]);
});

document.addEventListener("paste", (event) => {
  const { files, types } = event.clipboardData;
  const images = [...files].filter((file) => file.type.startsWith("image/"));
  const tray = trayAt(event.target);
  // What was copied in a word processor is words, with a picture of them.
  if (!tray || !images.length || (types.includes("text/plain") && types.includes("text/html"))) return;
  event.preventDefault();
  take(tray, images);
});

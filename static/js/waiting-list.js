// What waits (waiting.js) lies on Today as slips, and becomes a card in its place when it has arrived. What was refused goes
// back into the form, with the reason; what only waits can be taken back into it.
const area = document.querySelector("[data-waiting]");
const ask = (verb, more) => {
  const detail = { verb, ...more };
  document.dispatchEvent(new CustomEvent("glimmers:store", { detail }));
  return detail.answer;
};
const formHere = () => document.querySelector('form[data-draft^="add"]');
const isFree = (form) => form && !form.elements.text.value.trim() && !form.querySelector(".tile");
const say = (when) => document.dispatchEvent(new CustomEvent("glimmers:say", { detail: { when } }));
const going = () => {
  const detail = {};
  document.dispatchEvent(new CustomEvent("glimmers:going", { detail }));
  return detail.answer;
};

const draw = async (place, { blob }) => {
  const paper = document.createElement("canvas");
  paper.width = paper.height = 144;
  place.append(paper);
  if (!blob) return;
  const picture = await createImageBitmap(blob);
  const side = Math.min(picture.width, picture.height);
  const [x, y] = [(picture.width - side) / 2, (picture.height - side) / 2];
  paper.getContext("2d").drawImage(picture, x, y, side, side, 0, 0, 144, 144);
  picture.close();
};

const lay = (entry) => {
  const slip = area.querySelector("template").content.firstElementChild.cloneNode(true);
  slip.id = `waiting-${entry.client_id}`;
  slip.querySelector(".words").textContent = Object.fromEntries(entry.fields).text ?? "";
  slip.querySelector("[data-reason]").textContent = entry.reason ?? "";
  const at = new Date(entry.at);
  const time = slip.querySelector("time");
  time.dateTime = at.toISOString();
  time.textContent = at.toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
  slip.querySelector("[data-takes-up]").value = entry.client_id;
  for (const photo of entry.photos) draw(slip.querySelector(".slip-photos"), photo).catch(() => {});
  area.querySelector("ul").append(slip);
  return slip;
};

const here = (id) => document.getElementById(`waiting-${id}`);
const hideIfEmpty = () => (area.hidden = !area.querySelector(".slip"));

const takeUp = async (entry, form) => {
  const photos = entry.photos.flatMap(({ id, upload_id, blob, description }) =>
    blob ? [["waiting", upload_id], [`description-${upload_id}`, description]] : [["photos", id], [`description-${id}`, description]],
  );
  const held = entry.photos.filter(({ blob }) => blob).map((photo) => ({ ...photo, type: photo.blob.type, at: entry.at }));
  const detail = { fields: [...entry.fields, ...photos], held };
  form.dispatchEvent(new CustomEvent("glimmers:bring-draft", { bubbles: true, detail }));
  await ask("arrived", { id: entry.client_id });
  here(entry.client_id)?.remove();
  hideIfEmpty();
  document.querySelector("#toast .stays")?.remove();
  form.elements.text.focus();
  const why = form.querySelector("[data-why]");
  why.hidden = !entry.reason?.trim();
  why.textContent = entry.reason ?? "";
};

const showNow = async () => {
  const all = await ask("waiting");
  const isToday = formHere()?.dataset.draft === "add";
  for (const entry of all) {
    if (going().has(entry.client_id) || (!isToday && entry.path !== location.pathname)) continue;
    if (entry.reason && isFree(formHere())) {
      await takeUp(entry, formHere());
      continue;
    }
    const slip = here(entry.client_id) ?? lay(entry);
    slip.querySelector("[data-reason]").textContent = entry.reason ?? "";
    if (entry.reason || !slip.dataset.state) slip.dataset.state = entry.reason ? "refused" : "waiting";
  }
  for (const slip of area.querySelectorAll(".slip")) if (!all.some(({ client_id: id }) => slip.id === `waiting-${id}`)) slip.remove();
  hideIfEmpty();
};

let shown = Promise.resolve();
const show = () => (shown = shown.then(showNow)); // one after the other

// Among the cards of the day it lies where its time is.
const layCard = (card) => {
  document.getElementById(card.id)?.remove(); // it was there already: its first answer was lost
  const at = (each) => new Date(each.querySelector("time")?.dateTime ?? 0);
  const next = [...document.querySelectorAll("#kept > article")].find((each) => at(each) < at(card));
  if (next) next.before(card);
  else document.getElementById("kept").append(card);
  htmx.process(card);
};

document.addEventListener("glimmers:arrived", ({ detail: { id, content } }) => {
  if (area) here(id)?.remove();
  if (area) hideIfEmpty();
  const card = content.querySelector('[hx-swap-oob$="#kept"] article');
  if (card && document.getElementById("kept")) layCard(card);
  const said = content.querySelector('[hx-swap-oob$="#toast"]');
  if (said) document.getElementById("toast").replaceChildren(...said.childNodes);
});

if (area && document.documentElement.dataset.user) {
  document.addEventListener("glimmers:waits", () => (say("waits"), show()));
  document.addEventListener("glimmers:kept", show);
  document.addEventListener("glimmers:sending", ({ detail: { id, state } }) => {
    if (here(id)) here(id).dataset.state = state;
    if (state === "refused") show();
  });
  area.addEventListener("click", async ({ target }) => {
    const { value } = target.closest("[data-takes-up]") ?? {};
    if (target.closest("[data-sends]")) document.dispatchEvent(new CustomEvent("glimmers:flush", { detail: {} }));
    if (!value) return;
    const entry = (await ask("waiting")).find(({ client_id: id }) => id === value);
    if (entry && isFree(formHere())) takeUp(entry, formHere());
    else if (entry) say("form-is-taken");
  });
  document.addEventListener("glimmers:drafts-are-back", show);
}

// What waits (waiting.js) lies on Today as slips, and becomes a card in its place when it has arrived. What was refused goes
// back into the form, with the reason; what only waits can be taken back into it.
const area = document.querySelector("[data-waiting]");
const formHere = () => document.querySelector('form[data-draft^="add"]');
const tell = (name, detail) => {
  document.dispatchEvent(new CustomEvent(name, { detail }));
  return detail.answer;
};
const ask = (verb, more) => tell("glimmers:store", { verb, ...more });
const isFree = (form) => form && tell("glimmers:is-free", { form });
const say = (when) => document.dispatchEvent(new CustomEvent("glimmers:say", { detail: { when } }));
const here = (id) => document.getElementById(`waiting-${id}`);

// Written down as a draft before it waits no more.
const takeUp = async (entry, form) => {
  const photos = entry.photos.flatMap(({ id, upload_id, blob, description }) =>
    blob ? [["waiting", upload_id], [`description-${upload_id}`, description]] : [["photos", id], [`description-${id}`, description]],
  );
  const held = entry.photos.filter(({ blob }) => blob).map((photo) => ({ ...photo, type: photo.blob.type, at: entry.at }));
  // What was kept before in other words is another glimmer now.
  const id = entry.wasKept ? crypto.randomUUID() : entry.client_id;
  const fields = entry.fields.map(([name, value]) => [name, name === "client_id" ? id : value]);
  const detail = { fields: [...fields, ["since", entry.at], ...photos], held };
  form.dispatchEvent(new CustomEvent("glimmers:bring-draft", { bubbles: true, detail }));
  await Promise.all([...form.querySelectorAll(".tile")].map((tile) => tile.held));
  await ask("arrived", { entry });
  here(entry.client_id)?.remove();
  const why = form.querySelector("[data-why]");
  why.hidden = !entry.reason?.trim();
  why.textContent = entry.reason ?? "";
};

const showNow = async () => {
  const isToday = formHere()?.dataset.draft === "add";
  for (const entry of await ask("waiting")) {
    const sends = tell("glimmers:going", {}).get(entry.client_id);
    if ((sends && !sends.isSlow) || (!isToday && entry.path !== location.pathname)) continue;
    if (entry.reason && isFree(formHere())) {
      await takeUp(entry, formHere());
      continue;
    }
    const slip = here(entry.client_id) ?? area.querySelector("ul").appendChild(tell("glimmers:slip", { entry }));
    slip.querySelector("[data-reason]").textContent = entry.reason ?? "";
    if (entry.reason || !slip.dataset.state) slip.dataset.state = entry.reason ? "refused" : sends ? "going" : "waiting";
  }
  const all = (await ask("waiting")).map(({ client_id: id }) => `waiting-${id}`);
  const gone = [...area.querySelectorAll(".wait-slip")].filter((slip) => !all.includes(slip.id));
  gone.forEach((slip) => slip.remove());
  // Another window has sent them: their cards are not here yet.
  const kept = document.getElementById("kept");
  if (gone.length && kept && !kept.querySelector("form[data-draft]")) htmx.ajax("GET", location.pathname, { target: kept, select: "#kept", swap: "outerHTML" });
  area.hidden = !area.querySelector(".wait-slip");
};

let shown = Promise.resolve();
const show = () => (shown = shown.catch(() => {}).then(showNow)); // one after the other

// Among the cards of the day it lies where its time is.
const layCard = (card) => {
  document.getElementById(card.id)?.remove(); // it was there already: its first answer was lost
  const at = (each) => {
    const told = each.querySelector("time")?.dateTime ?? 0;
    return new Date(told.length === 10 ? `${told}T12:00` : told); // without a time: at its noon
  };
  const next = [...document.querySelectorAll("#kept > article")].find((each) => (at(each) - at(card) || (each.id < card.id ? -1 : 1)) < 0);
  const kept = document.getElementById("kept");
  kept.insertBefore(card, next ?? kept.querySelector(".older"));
  htmx.process(card);
};

document.addEventListener("glimmers:arrived", ({ detail: { id, content } }) => {
  here(id)?.remove();
  const card = content.querySelector('[hx-swap-oob$="#kept"] article');
  if (card && document.getElementById("kept")) layCard(card);
  const said = content.querySelector('[hx-swap-oob$="#toast"]');
  if (said) document.getElementById("toast").replaceChildren(...said.childNodes);
});

if (area && document.documentElement.dataset.user) {
  document.addEventListener("glimmers:waits", () => (say("waits"), show()));
  for (const name of ["is-slow", "kept", "flushed", "drafts-are-back"]) document.addEventListener(`glimmers:${name}`, show);
  document.addEventListener("glimmers:sending", ({ detail: { id, state } }) => here(id) && (here(id).dataset.state = state));

  // Not while it is on its way, from this window or another.
  const takeBack = async (id) => {
    const entry = (await ask("waiting")).find((each) => each.client_id === id);
    if (!isFree(formHere())) return say("form-is-taken");
    if (entry) await takeUp(entry, formHere());
    formHere().elements.text.focus();
    show();
  };
  area.addEventListener("click", ({ target }) => {
    const { value } = target.closest("[data-takes-up]") ?? {};
    if (target.closest("[data-sends]")) tell("glimmers:flush", {});
    if (!value) return;
    if (!navigator.locks) takeBack(value);
    else navigator.locks.request("glimmers:sending", { ifAvailable: true }, (lock) => (lock ? takeBack(value) : say("on-its-way")));
  });
}

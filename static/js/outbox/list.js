// What waits lies on Today as slips, and becomes a card in its place when it has arrived. What was refused goes back into the form,
// with the reason; what only waits can be taken back into it.
import { hear } from "../lib/events.js";
import { enliven, fetchInto } from "../lib/htmx.js";
import { newId } from "../lib/new-id.js";
import { user } from "../lib/person.js";
import { say } from "../lib/say.js";
import { letEntryGo, waitingEntries } from "../lib/waiting-entries.js";
import { bring } from "../drafts/restore.js";
import { flushSoon } from "./flush.js";
import { isFree } from "./form.js";
import { going } from "./going.js";
import { slipOf } from "./slip.js";
import { asDraft } from "./translate.js";

const area = document.querySelector("[data-waiting]");
const formHere = () => document.querySelector('form[data-draft^="add"]');
const hasRoom = () => formHere() && isFree(formHere());
const here = (id) => document.getElementById(`waiting-${id}`);

// Written down as a draft before it waits no more.
const takeUp = async (entry, form) => {
  bring(form, asDraft(entry, newId()));
  await Promise.all([...form.querySelectorAll(".tile")].map((tile) => tile.held));
  await letEntryGo(entry);
  here(entry.client_id)?.remove();
  const why = form.querySelector("[data-why]");
  why.hidden = !entry.reason?.trim();
  why.textContent = entry.reason ?? "";
};

const showSlip = (entry, sends) => {
  const slip = here(entry.client_id) ?? slipOf(entry);
  if (!slip.isConnected) area.querySelector("ul").append(slip);
  slip.querySelector("[data-reason]").textContent = entry.reason ?? "";
  const state = sends ? "going" : "waiting";
  if (entry.reason || !slip.dataset.state) slip.dataset.state = entry.reason ? "refused" : state;
};

const showNow = async () => {
  const isToday = formHere()?.dataset.draft === "add";
  for (const entry of await waitingEntries()) {
    const sends = going.get(entry.client_id);
    if ((sends && !sends.isSlow) || (!isToday && entry.path !== location.pathname)) continue;
    if (entry.reason && hasRoom()) await takeUp(entry, formHere());
    else showSlip(entry, sends);
  }
  const all = (await waitingEntries()).map(({ client_id: id }) => `waiting-${id}`);
  const gone = [...area.querySelectorAll(".wait-slip")].filter((slip) => !all.includes(slip.id));
  gone.forEach((slip) => slip.remove());
  // Another window has sent them: their cards are not here yet.
  const kept = document.getElementById("kept");
  if (gone.length && kept && !kept.querySelector("form[data-draft]"))
    fetchInto(kept, location.pathname, { select: "#kept" });
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
  const next = [...document.querySelectorAll("#kept > article")].find(
    (each) => (at(each) - at(card) || (each.id < card.id ? -1 : 1)) < 0,
  );
  const kept = document.getElementById("kept");
  kept.insertBefore(card, next ?? kept.querySelector(".older"));
  enliven(card);
};

hear("arrived", ({ detail: { id, content } }) => {
  here(id)?.remove();
  const card = content.querySelector('[hx-swap-oob$="#kept"] article');
  if (card && document.getElementById("kept")) layCard(card);
  const said = content.querySelector('[hx-swap-oob$="#toast"]');
  if (said) document.getElementById("toast").replaceChildren(...said.childNodes);
});

if (area && user) {
  hear("waits", () => (say("waits"), show()));
  hear("is-slow kept flushed drafts-are-back", show);
  hear("sending", ({ detail: { id, state } }) => here(id) && (here(id).dataset.state = state));

  // Not while it is on its way, from this window or another.
  const takeBack = async (id) => {
    const entry = (await waitingEntries()).find((each) => each.client_id === id);
    if (!hasRoom()) return say("form-is-taken");
    if (entry) await takeUp(entry, formHere());
    formHere().elements.text.focus();
    show();
  };
  area.addEventListener("click", ({ target }) => {
    const { value } = target.closest("[data-takes-up]") ?? {};
    if (target.closest("[data-sends]")) flushSoon();
    if (!value) return;
    const take = (lock) => (lock ? takeBack(value) : say("on-its-way"));
    if (navigator.locks) navigator.locks.request("glimmers:sending", { ifAvailable: true }, take);
    else takeBack(value);
  });
}

// What waits lies on Today as pending notes. What was refused goes back into the form, with the reason; what only waits can be taken back
// into it. Without scripts nothing waits.
import { hear } from "../lib/events.js";
import { fetchInto } from "../lib/htmx.js";
import { newId } from "../lib/new-id.js";
import { user } from "../lib/person.js";
import { say } from "../lib/say.js";
import { letEntryGo, waitingEntries } from "../store/waiting-entries.js";
import { bring } from "../drafts/restore.js";
import { behind } from "../photos/tile.js";
import { flushSoon } from "./flush.js";
import { isFree } from "./form.js";
import { going } from "./going.js";
import { pendingIdOf, pendingOf } from "./pending.js";
import { asDraft } from "./translate.js";

const formHere = () => document.querySelector('form[data-draft^="add"]');
const hasRoom = () => formHere() && isFree(formHere());
const here = (id) => document.getElementById(pendingIdOf({ client_id: id }));

// Written down as a draft before it waits no more.
const takeUp = async (entry, form) => {
  bring(form, asDraft(entry, newId()));
  await Promise.all([...form.querySelectorAll(".tile")].map((tile) => behind(tile).held));
  await letEntryGo(entry);
  here(entry.client_id)?.remove();
  const why = form.querySelector("[data-why]");
  why.hidden = !entry.reason?.trim();
  why.textContent = entry.reason ?? "";
};

class WaitingList extends HTMLElement {
  #shown = Promise.resolve();

  connectedCallback() {
    if (!user) return;
    const show = () => this.#show();
    hear("waits", () => {
      say("waits");
      show();
    });
    hear("is-slow kept flushed drafts-are-back", show);
    hear("sending", ({ detail: { id, state } }) => here(id) && (here(id).dataset.state = state));
    hear("arrived", ({ detail: { id } }) => here(id)?.remove());
    this.addEventListener("click", ({ target }) => {
      const { value } = target.closest("[data-takes-up]") ?? {};
      if (target.closest("[data-sends]")) flushSoon();
      if (value) this.#takeBack(value);
    });
  }

  // One after the other.
  #show() {
    this.#shown = this.#shown.catch(() => {}).then(() => this.#showNow());
  }

  async #showNow() {
    const isToday = formHere()?.dataset.draft === "add";
    for (const entry of await waitingEntries()) {
      const sends = going.get(entry.client_id);
      if ((sends && !sends.isSlow) || (!isToday && entry.path !== location.pathname)) continue;
      if (entry.reason && hasRoom()) await takeUp(entry, formHere());
      else this.#showSlip(entry, sends);
    }
    const all = (await waitingEntries()).map(pendingIdOf);
    const gone = [...this.querySelectorAll(".pending")].filter((pending) => !all.includes(pending.id));
    gone.forEach((pending) => pending.remove());
    // Another window has sent them: their cards are not here yet.
    const kept = document.getElementById("kept");
    if (gone.length && kept && !kept.querySelector("form[data-draft]"))
      fetchInto(kept, location.pathname, { select: "#kept" });
    this.querySelector(".waiting").hidden = !this.querySelector(".pending");
  }

  #showSlip(entry, sends) {
    const pending = here(entry.client_id) ?? pendingOf(this.querySelector("template"), entry);
    if (!pending.isConnected) this.querySelector("ul").append(pending);
    pending.querySelector("[data-reason]").textContent = entry.reason ?? "";
    const state = sends ? "going" : "waiting";
    if (entry.reason || !pending.dataset.state) pending.dataset.state = entry.reason ? "refused" : state;
  }

  // Not while it is on its way, from this window or another.
  #takeBack(id) {
    const takeBack = async () => {
      const entry = (await waitingEntries()).find((each) => each.client_id === id);
      if (!hasRoom()) return say("form-is-taken");
      if (entry) await takeUp(entry, formHere());
      formHere().elements.text.focus();
      this.#show();
    };
    const take = (lock) => (lock ? takeBack() : say("on-its-way"));
    if (navigator.locks) navigator.locks.request("glimmers:sending", { ifAvailable: true }, take);
    else takeBack();
  }
}

customElements.define("waiting-list", WaitingList);

// Show on Today what waits, as pending notes. What was refused goes back into the form with the reason; what only waits
// can be taken back into it. Without scripts nothing waits.
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

const currentForm = () => document.querySelector('form[data-draft^="add"]');
const hasRoom = () => currentForm() && isFree(currentForm());
const noteOf = (id) => document.getElementById(pendingIdOf({ client_id: id }));

// Put an entry back into the form, and write it down as a draft before it stops waiting.
const takeUp = async (entry, form) => {
  bring(form, asDraft(entry, newId()));
  await Promise.all([...form.querySelectorAll(".tile")].map((tile) => behind(tile).held));
  await letEntryGo(entry);
  noteOf(entry.client_id)?.remove();
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
    hear("sending", ({ detail: { id, state } }) => noteOf(id) && (noteOf(id).dataset.state = state));
    hear("arrived", ({ detail: { id } }) => noteOf(id)?.remove());
    this.addEventListener("click", ({ target }) => {
      const { value } = target.closest("[data-takes-up]") ?? {};
      if (target.closest("[data-sends]")) flushSoon();
      if (value) this.#takeBack(value);
    });
  }

  // Show the notes, after calls that are still running.
  #show() {
    this.#shown = this.#shown.catch(() => {}).then(() => this.#showNow());
  }

  async #showNow() {
    const isToday = currentForm()?.dataset.draft === "add";
    for (const entry of await waitingEntries()) {
      const sends = going.get(entry.client_id);
      if ((sends && !sends.isSlow) || (!isToday && entry.path !== location.pathname)) continue;
      if (entry.reason && hasRoom()) await takeUp(entry, currentForm());
      else this.#showPending(entry, sends);
    }
    const ids = (await waitingEntries()).map(pendingIdOf);
    const outdated = [...this.querySelectorAll(".pending")].filter((pending) => !ids.includes(pending.id));
    outdated.forEach((pending) => pending.remove());
    // Another window has sent these, and their cards are not in this one yet.
    const kept = document.getElementById("kept");
    if (outdated.length && kept && !kept.querySelector("form[data-draft]"))
      fetchInto(kept, location.pathname, { select: "#kept" });
    this.querySelector(".waiting").hidden = !this.querySelector(".pending");
  }

  #showPending(entry, sends) {
    const pending = noteOf(entry.client_id) ?? pendingOf(this.querySelector("template"), entry);
    if (!pending.isConnected) this.querySelector("ul").append(pending);
    pending.querySelector("[data-reason]").textContent = entry.reason ?? "";
    const state = sends ? "going" : "waiting";
    if (entry.reason || !pending.dataset.state) pending.dataset.state = entry.reason ? "refused" : state;
  }

  // Take an entry back, but not while this window or another is sending it.
  #takeBack(id) {
    const takeBack = async () => {
      const entry = (await waitingEntries()).find((each) => each.client_id === id);
      if (!hasRoom()) return say("form-is-taken");
      if (entry) await takeUp(entry, currentForm());
      currentForm().elements.text.focus();
      this.#show();
    };
    const take = (lock) => (lock ? takeBack() : say("on-its-way"));
    if (navigator.locks) navigator.locks.request("glimmers:sending", { ifAvailable: true }, take);
    else takeBack();
  }
}

customElements.define("waiting-list", WaitingList);

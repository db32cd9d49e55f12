// Show what this device carries, one at a time, on the page that the service worker shows without a signal
// (templates/pwa/glimmer_for_now.html). After the last there is an invitation to notice something now.
import { user } from "../lib/person.js";
import { carried, dropCarried, pictureOf, restOne, sendRests } from "./carrying.js";
import { choose } from "./choice.js";

const shuffled = (list) =>
  list
    .map((each) => ({ each, turn: Math.random() }))
    .sort((one, other) => one.turn - other.turn)
    .map(({ each }) => each);

// The page is painted once this has been read (blocking="render"): without it there would be an empty one first.
const held = user && globalThis.caches ? await carried().catch(() => null) : null;

const copyOf = (selector) => Object.assign(document.querySelector(selector).cloneNode(true), { hidden: false });
const say = (...words) => document.getElementById("toast").replaceChildren(...words);

class CarriedGlimmers extends HTMLElement {
  #place = null;
  #not = null;
  #invitations = [];
  #articles = [];
  #at = -1;

  connectedCallback() {
    this.#place = this.querySelector(".for-now-one");
    this.#not = this.querySelector("[data-not-this-one]");
    this.#invitations = shuffled([...this.#place.children]);
    this.#place.replaceChildren(); // before anything is painted
    this.querySelector("[data-next]").addEventListener("click", () => this.#turn());
    this.#not.addEventListener("click", () => this.#rest());
    if (held) this.#unpack(held);
    this.#at = 0;
    this.#show();
  }

  #unpack(page) {
    this.#articles = shuffled([...page.querySelectorAll("article")]);
    const forgets = document.querySelector("[data-forgets]");
    forgets.hidden = !this.#articles.length;
    forgets.addEventListener("click", () => this.#forget(forgets));
    const reach = page.querySelector(".reach");
    const lay = () => document.querySelector(".reach").replaceWith(reach);
    if (reach) requestAnimationFrame(() => setTimeout(lay)); // it lies below, and the words are first
  }

  // Also without a signal, when somebody else is to have this device.
  async #forget(place) {
    place.hidden = true;
    this.#articles = [];
    this.#at = 0;
    this.#show();
    choose("no");
    await dropCarried();
  }

  #turn() {
    say();
    this.#at = this.#at < this.#articles.length ? this.#at + 1 : 0;
    this.#show();
    this.#place.focus();
  }

  async #rest() {
    const [article] = this.#articles.splice(this.#at, 1);
    this.#show();
    this.#place.focus();
    say(copyOf("[data-rests]"));
    await restOne(article.dataset.key).catch(() => {}); // it waits for a signal
  }

  #show() {
    const article = this.#articles[this.#at];
    const parts = article ? [...article.cloneNode(true).children] : this.#invite();
    this.#not.hidden = !article;
    // The words are there at once; a photo has its room, and comes into it.
    this.#place.replaceChildren(...parts.map((each) => (each.dataset.src ? pictureOf(each) : each)));
    scrollTo(0, 0);
  }

  #invite() {
    const [invitation] = this.#invitations;
    this.#invitations.push(this.#invitations.shift());
    const says = copyOf("[data-invites]");
    says.className = "for-now-day";
    invitation.hidden = false;
    return [invitation, says];
  }
}

addEventListener("online", () => sendRests().catch(() => {})); // they wait for the next page otherwise
customElements.define("carried-glimmers", CarriedGlimmers);

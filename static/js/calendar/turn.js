// Turn the calendar by keys and by swipes: from day to day, from month to month. Turning is a click on a link, which
// htmx follows, and lays the new page in place of the old; here the focus moves to the day that was meant, and the new
// name is announced. Without scripts the links lead there.
import { fetchInto, onHtmx } from "../lib/htmx.js";
import { onSwipe } from "../lib/swipe.js";

const DAYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const TURNS = { ArrowLeft: "prev", ArrowRight: "next", PageUp: "prev", PageDown: "next" };
const dayOf = (cell) => Number(cell.id.slice("day-".length));

class TurningCalendar extends HTMLElement {
  #wanted = 0; // the day of the month to focus once the page has turned
  #turning = ""; // the address that is being fetched
  #hadFocus = false; // whether it was in the page that is about to be replaced
  #more = { rel: "", times: 0 }; // what was tapped again before the page had turned
  #named = ""; // the name that was announced last

  connectedCallback() {
    this.#named = this.#name();
    document.addEventListener("keydown", (event) => this.#press(event));
    document.addEventListener("click", (event) => this.#tap(event), { capture: true });
    onSwipe((rel) => this.#turn(rel));
    onHtmx("beforeRequest", ({ detail }) => {
      this.#wanted = 0;
      this.#turning = detail.elt.href ?? "";
    });
    onHtmx("afterRequest", ({ detail }) => {
      if (detail.requestConfig.elt.href === this.#turning) this.#turning = "";
      if (!detail.successful) this.#more.times = 0;
    });
    onHtmx("beforeSwap", () => (this.#hadFocus = this.#page().contains(document.activeElement)));
    onHtmx("afterSwap", ({ target }) => target.id === "calendar" && this.#arrive());
    onHtmx("afterSettle", () => {
      this.#turning = "";
      this.#goOn();
    });
    // Fetch a month again that came out of the browser's cache, as it does not know what was kept on a day's page; and
    // one that missed the second of two quick steps back, which can come before the page of the first is ready for it.
    const fetchAgain = () => fetchInto("#calendar", location.pathname, { swap: "outerHTML settle:0ms" });
    addEventListener("pageshow", (event) => event.persisted && fetchAgain());
    addEventListener("load", () => this.#page().dataset.address !== location.pathname && fetchAgain());
  }

  #page() {
    return this.querySelector("#calendar");
  }

  #name() {
    return this.querySelector("#calendar-name").textContent.trim().replaceAll(/\s+/g, " ");
  }

  #turn(rel, day = 0, isHeldDown = false) {
    const link = this.querySelector(`.turn a[rel="${rel}"]`);
    if (!link || (isHeldDown && link.href === this.#turning)) return; // a held key waits for the page
    link.click();
    this.#wanted = day;
  }

  // Turn once more for each tap during the wait: three quick taps are three months, however slow the line is.
  #goOn() {
    if (!this.#more.times) return;
    this.#more.times -= 1;
    this.#turn(this.#more.rel, this.#wanted);
  }

  #arrive() {
    if (this.#wanted) {
      const days = [...this.querySelectorAll("a.day-cell")];
      (days.findLast((cell) => dayOf(cell) <= this.#wanted) ?? days[0])?.focus();
    } else if (this.#hadFocus && document.activeElement === document.body) {
      // The link that was used may be gone, as the one onwards is on the last page.
      this.querySelector("#calendar-name").focus({ preventScroll: true });
    }
    if (this.#name() === this.#named) return;
    this.#named = this.#name();
    this.querySelector("[data-calendar-said]").textContent = this.#named;
  }

  #goFrom(day, step, isHeldDown) {
    const [year, month] = this.#page().dataset.month.split("-").map(Number);
    const target = new Date(Date.UTC(year, month - 1, day + step));
    if (target.getUTCMonth() === month - 1) document.getElementById(`day-${target.getUTCDate()}`)?.focus();
    else this.#turn(step < 0 ? "prev" : "next", target.getUTCDate(), isHeldDown);
  }

  #press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { activeElement: focused } = document;
    const isAnywhere = focused === document.body && event.key.startsWith("Arrow");
    if (!isAnywhere && !this.#page().contains(focused)) return;
    if (this.#isTaken(event, focused.closest("a.day-cell"))) event.preventDefault();
  }

  #isTaken({ key, repeat }, cell) {
    const day = cell && dayOf(cell);
    if (cell && DAYS[key]) this.#goFrom(day, DAYS[key], repeat);
    else if (cell && (key === "Home" || key === "End")) {
      const week = [...cell.closest("tr").querySelectorAll("a.day-cell")];
      week.at(key === "Home" ? 0 : -1).focus();
    } else if (TURNS[key] && !(DAYS[key] && document.activeElement.closest(".small-month"))) {
      this.#turn(TURNS[key], day ?? 0, repeat);
    } else return false;
    return true;
  }

  // Count further taps while the page turns. Leave a click for a new tab or window to the browser, as htmx takes all.
  #tap(event) {
    const asksForWindow = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (asksForWindow && event.target.closest("#calendar a")) return event.stopPropagation();
    const link = event.target.closest("#calendar .turn a");
    if (link && link.href === this.#turning) {
      event.preventDefault();
      event.stopPropagation();
      this.#more = { rel: link.rel, times: this.#more.rel === link.rel ? this.#more.times + 1 : 1 };
    } else if (event.isTrusted) this.#more = { rel: link?.rel ?? "", times: 0 };
  }
}

customElements.define("turning-calendar", TurningCalendar);

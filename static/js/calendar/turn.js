// The calendar by keys and by swipes: from day to day, from month to month. Turning the page is a click on its
// link, which htmx follows; here the focus goes on to the day that was meant, and the new page's name is said.
import { fetchInto, onHtmx } from "../lib/htmx.js";
import { onSwipe } from "../lib/swipe.js";

const DAYS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const TURNS = { ArrowLeft: "prev", ArrowRight: "next", PageUp: "prev", PageDown: "next" };
const said = document.querySelector("[data-calendar-said]");
const page = () => document.getElementById("calendar");
const name = () => document.getElementById("calendar-name").textContent.trim().replaceAll(/\s+/g, " ");
let wanted = 0; // the day of the month to focus once the page has turned
let turning = ""; // the address that is being fetched
let hadFocus = false; // whether what is about to go had it
let more = { rel: "", times: 0 }; // what was tapped again before the page had turned

const turn = (rel, day = 0, isHeldDown = false) => {
  const link = page().querySelector(`.turn a[rel="${rel}"]`);
  if (!link || (isHeldDown && link.href === turning)) return; // it waits for the page
  link.click();
  wanted = day;
};

// Three quick taps are three months, however slow the line is.
const goOn = () => {
  if (!more.times) return;
  more.times -= 1;
  turn(more.rel, wanted);
};

const focusDay = (day) => {
  const days = [...page().querySelectorAll("a.day-cell")];
  const found = days.findLast((link) => Number(link.id.slice("day-".length)) <= day) ?? days[0];
  found?.focus();
  return found;
};

const goFrom = (day, step, isHeldDown) => {
  const [year, month] = page().dataset.month.split("-").map(Number);
  const to = new Date(Date.UTC(year, month - 1, day + step));
  if (to.getUTCMonth() === month - 1) document.getElementById(`day-${to.getUTCDate()}`)?.focus();
  else turn(step < 0 ? "prev" : "next", to.getUTCDate(), isHeldDown);
};

const byKey = ({ key, repeat }, cell) => {
  const day = cell && Number(cell.id.slice("day-".length));
  if (cell && DAYS[key]) goFrom(day, DAYS[key], repeat);
  else if (cell && (key === "Home" || key === "End")) {
    const week = [...cell.closest("tr").querySelectorAll("a.day-cell")];
    week.at(key === "Home" ? 0 : -1).focus();
  } else if (TURNS[key] && !(DAYS[key] && document.activeElement.closest(".small-month")))
    turn(TURNS[key], day ?? 0, repeat);
  else return false;
  return true;
};

if (said) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { activeElement: here } = document;
    const isAnywhere = here === document.body && event.key.startsWith("Arrow");
    if (!isAnywhere && !page().contains(here)) return;
    if (byKey(event, here.closest("a.day-cell"))) event.preventDefault();
  });

  onSwipe((rel) => turn(rel));

  // htmx takes every click on its links; one that asks for a new tab or window is the browser's.
  document.addEventListener(
    "click",
    (event) => {
      const asksForMore = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (asksForMore && event.target.closest("#calendar a")) return event.stopPropagation();
      const link = event.target.closest("#calendar .turn a");
      if (link && link.href === turning) {
        event.preventDefault();
        event.stopPropagation();
        more = { rel: link.rel, times: more.rel === link.rel ? more.times + 1 : 1 };
      } else if (event.isTrusted) more = { rel: link?.rel ?? "", times: 0 };
    },
    { capture: true },
  );

  onHtmx("beforeRequest", (event) => {
    wanted = 0;
    turning = event.detail.elt.href ?? "";
  });
  onHtmx("afterRequest", (event) => {
    if (event.detail.requestConfig.elt.href === turning) turning = "";
    if (!event.detail.successful) more.times = 0;
  });

  onHtmx("beforeSwap", () => (hadFocus = page().contains(document.activeElement)));
  let before = name();
  onHtmx("afterSwap", (event) => {
    if (event.target.id !== "calendar") return;
    if (wanted) focusDay(wanted);
    // What was used to come here may be gone, as the way onwards is at the end.
    else if (hadFocus && document.activeElement === document.body)
      document.getElementById("calendar-name").focus({ preventScroll: true });
    if (name() !== before) said.textContent = before = name();
  });

  onHtmx("afterSettle", () => {
    turning = "";
    goOn();
  });

  // A month that the browser kept while one was on a day's page does not know what was kept there; and of two quick
  // steps back through the history, the second can have come while the page of the first was not ready for it.
  const fetchAgain = () => page() && fetchInto("#calendar", location.pathname, { swap: "outerHTML settle:0ms" });
  addEventListener("pageshow", (event) => event.persisted && fetchAgain());
  addEventListener("load", () => page()?.dataset.address !== location.pathname && fetchAgain());
}

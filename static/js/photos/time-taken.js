// Offer the moment a photo was taken for When, but never fill it in unasked. Of several photos the earliest counts.
import { wallClock } from "../lib/clock.js";
import { hear } from "../lib/events.js";
import { onHtmx } from "../lib/htmx.js";
import { onClick } from "../lib/on-click.js";

const language = document.documentElement.lang;

// Write a wall clock's time such as 2025-10-12T14:03 as a person reads it.
const inWords = (taken) => {
  const at = new Date(taken);
  const day = at.toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });
  return `${day}, ${at.toLocaleTimeString(language, { hour: "numeric", minute: "2-digit" })}`;
};

const offer = (tray) => {
  const form = tray.closest("form");
  const line = form.querySelector(".tray-time");
  if (!line) return; // this glimmer has its time
  const { when } = form.elements;
  const [taken] = [...tray.querySelectorAll("[data-taken-at]")].map((tile) => tile.dataset.takenAt).sort();
  line.hidden = !taken || when.value || taken > wallClock() || taken < "1900";
  if (line.hidden) return;
  const time = line.querySelector("time");
  time.dateTime = taken;
  time.textContent = inWords(taken);
};

const offerAll = () => document.querySelectorAll("photo-tray").forEach(offer);

hear("photos", offerAll);
onHtmx("afterSwap", offerAll);
document.addEventListener("input", ({ target }) => target.name === "when" && offerAll());
onClick("[data-uses-time]", (button) => {
  const { elements } = button.closest("form");
  elements.when.closest("details")?.setAttribute("open", "");
  elements.when.value = button.querySelector("time").dateTime;
  elements.just_day.checked = false;
  elements.when.dispatchEvent(new Event("input", { bubbles: true }));
  elements.when.focus();
});
offerAll();

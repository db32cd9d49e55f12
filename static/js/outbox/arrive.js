// Lay the card of a glimmer that waited in its place once it is in the journal.
import { hear } from "../lib/events.js";
import { enliven } from "../lib/htmx.js";

const timeOf = (card) => {
  const dateTime = card.querySelector("time")?.dateTime ?? 0;
  return new Date(dateTime.length === 10 ? `${dateTime}T12:00` : dateTime); // a day without a time counts as its noon
};

// Lay a card among the others of its day, in the order of time.
const layCard = (card, kept) => {
  document.getElementById(card.id)?.remove(); // it was there already: its first answer was lost
  const isBefore = (each) => (timeOf(each) - timeOf(card) || (each.id < card.id ? -1 : 1)) < 0;
  const next = [...kept.querySelectorAll(":scope > article")].find(isBefore);
  kept.insertBefore(card, next ?? kept.querySelector(".older"));
  enliven(card);
};

hear("arrived", ({ detail: { content } }) => {
  const card = content.querySelector('[hx-swap-oob$="#kept"] article');
  const kept = document.getElementById("kept");
  if (card && kept) layCard(card, kept);
  for (const part of content.querySelectorAll('[hx-swap-oob^="innerHTML:"]')) {
    const [, place] = part.getAttribute("hx-swap-oob").split(":");
    const target = document.querySelector(place);
    if (!target?.contains(document.activeElement)) target?.replaceChildren(...part.childNodes); // it is being read
  }
});

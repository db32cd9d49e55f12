// What waited and has arrived becomes a card in its place.
import { hear } from "../lib/events.js";
import { enliven } from "../lib/htmx.js";

const timeOf = (card) => {
  const told = card.querySelector("time")?.dateTime ?? 0;
  return new Date(told.length === 10 ? `${told}T12:00` : told); // without a time: at its noon
};

// Among the cards of the day it lies where its time is.
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
  const said = content.querySelector('[hx-swap-oob$="#toast"]');
  if (said) document.getElementById("toast").replaceChildren(...said.childNodes);
});

// Make the note of one glimmer that is pending, from the list's template.
import { wallClock } from "../lib/clock.js";
import { picture } from "../photos/picture.js";

const draw = async (place, { blob, name }) => {
  const paper = document.createElement("span");
  paper.textContent = name; // for photos that the browser cannot draw
  place.append(paper);
  const canvas = blob && (await picture(blob));
  if (canvas) paper.replaceChildren(canvas);
};

export const pendingIdOf = ({ client_id: id }) => `waiting-${id}`;

export const pendingOf = (template, entry) => {
  const pending = template.content.firstElementChild.cloneNode(true);
  pending.id = pendingIdOf(entry);
  pending.querySelector(".words").textContent = Object.fromEntries(entry.fields).text ?? "";
  pending.querySelector("[data-reason]").textContent = entry.reason ?? "";
  // Show the day alone where the glimmer has no time.
  const { when, on, just_day } = Object.fromEntries(entry.fields);
  const dayAlone = just_day ? when.slice(0, 10) || on || wallClock(entry.at).slice(0, 10) : !when && on;
  const at = new Date(dayAlone ? `${dayAlone}T12:00` : entry.at);
  const isToday = at.toDateString() === new Date().toDateString();
  const day = isToday && !dayAlone ? {} : { weekday: "short", day: "numeric", month: "short" };
  const time = pending.querySelector("time");
  time.dateTime = dayAlone || at.toISOString();
  time.textContent = at.toLocaleString(
    document.documentElement.lang,
    dayAlone ? day : { ...day, hour: "numeric", minute: "2-digit" },
  );
  pending.querySelector("[data-count]").hidden = !entry.photos.length;
  pending.querySelector("[data-count] b").textContent = entry.photos.length;
  const button = pending.querySelector("[data-takes-up]");
  button.value = entry.client_id;
  button.setAttribute("aria-describedby", (pending.querySelector(".words").id = `${pending.id}-words`));
  for (const photo of entry.photos) draw(pending.querySelector(".pending-photos"), photo).catch(() => {});
  return pending;
};

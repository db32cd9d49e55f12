// Lays what was written before into a form again, but for its photos (photos/bring-back.js).
import { wallClock } from "../lib/clock.js";

const OTHERS = /^(csrfmiddlewaretoken|writer|day|on|photos|waiting|description-.*)$/;

export const fill = (form, fields) => {
  for (const control of form.elements) {
    if (!control.name || OTHERS.test(control.name)) continue;
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else if (values.length) control.value = values[0];
  }
  // Of another day's form, where When left empty meant something else.
  const { on, since, when } = Object.fromEntries(fields);
  const here = form.elements.on;
  if (here && on !== undefined && on !== here.value && !when) {
    form.elements.when.value = on ? `${on}T12:00` : wallClock(Number(since) || Date.now());
    if (on) form.elements.just_day.checked = true;
  }
  if (
    form.elements.when.value ||
    fields.some(([name, value]) => ["shift", "sources", "place", "just_day"].includes(name) && value)
  ) {
    form.querySelector("details.more")?.setAttribute("open", "");
  }
};

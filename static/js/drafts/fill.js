// Fill a form with what was written before, except for its photos (photos/bring-back.js).
import { wallClock } from "../lib/clock.js";

const NOT_FILLED = /^(csrfmiddlewaretoken|writer|day|on|photos|waiting|description-.*)$/;

export const fill = (form, fields) => {
  for (const control of form.elements) {
    if (!control.name || NOT_FILLED.test(control.name)) continue;
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else if (values.length) control.value = values[0];
  }
  // In the form of another day, an empty When meant something else.
  const { on, since, when } = Object.fromEntries(fields);
  const onField = form.elements.on;
  if (onField && on !== undefined && on !== onField.value && !when) {
    form.elements.when.value = on ? `${on}T12:00` : wallClock(Number(since) || Date.now());
    if (on) form.elements.just_day.checked = true;
  }
  if (
    form.elements.when?.value ||
    fields.some(([name, value]) => ["shift", "sources", "place", "just_day"].includes(name) && value)
  ) {
    form.querySelector("details.more")?.setAttribute("open", "");
  }
};

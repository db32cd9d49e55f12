// Lays what was written before into a form again, but for its photos (photo-drafts.js): for drafts.js, which asks by the event
// glimmers:fill; detail has the form, and the fields as pairs.
const OTHERS = /^(csrfmiddlewaretoken|writer|day|photos|waiting|description-.*)$/;

const fill = (form, fields) => {
  for (const control of form.elements) {
    if (!control.name || OTHERS.test(control.name)) continue;
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else if (values.length) control.value = values[0];
  }
  if (fields.some(([name, value]) => ["shift", "sources", "place", "when"].includes(name) && value)) {
    form.querySelector("details.more")?.setAttribute("open", "");
  }
};

document.addEventListener("glimmers:fill", ({ detail }) => fill(detail.form, detail.fields));

// Read the fields of a form that belong in a draft, as pairs of name and value.
const SKIPPED = ["csrfmiddlewaretoken", "writer", "day"];
export const SAID = /^(text|shift|sources|place|when|just_day)$/;

const isWords = ([name, value]) => !SKIPPED.includes(name) && typeof value === "string";
export const fieldsOf = (form) => [...new FormData(form)].filter(isWords);

export const isPhoto = (name) => name === "photos" || name === "waiting";
const isOfPhoto = ([name]) => isPhoto(name) || name.startsWith("description-");

// Return what is equal in two drafts that say the same.
export const photosIn = (fields) => JSON.stringify(fields.filter(isOfPhoto));
export const saidIn = (fields) => JSON.stringify(fields.filter(([name]) => SAID.test(name)));

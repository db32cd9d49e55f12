// The fields of a form, as pairs of name and value, as far as a draft has them.
const SKIPPED = ["csrfmiddlewaretoken", "writer", "day"];
export const SAID = /^(text|shift|sources|place|when|just_day)$/;

const isWords = ([name, value]) => !SKIPPED.includes(name) && typeof value === "string";
export const fieldsOf = (form) => [...new FormData(form)].filter(isWords);

export const isPhoto = (name) => name === "photos" || name === "waiting";
const isOfPhoto = ([name]) => isPhoto(name) || name.startsWith("description-");

// What is the same in drafts that say the same.
export const photosIn = (fields) => JSON.stringify(fields.filter(isOfPhoto));
export const saidIn = (fields) => JSON.stringify(fields.filter(([name]) => SAID.test(name)));

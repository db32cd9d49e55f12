// Make a new UUID. crypto.randomUUID is missing over plain HTTP on any name but localhost.
const digit = () => (crypto.getRandomValues(new Uint8Array(1))[0] & 15).toString(16);

export const newId = () => crypto.randomUUID?.() ?? "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replaceAll("x", digit);

// Add a part (a tag, "has:photo", "on:2026") to the words of a search, or remove it.
const TIME = /(^|\s)(on|before|after):[^\s"]*/gi;

export const without = (text, chunk) => ` ${text} `.split(` ${chunk} `).join(" ").slice(1, -1).trimStart();

// Add a part; one time takes the place of another.
export const withIt = (text, chunk) =>
  `${chunk} ${` ${chunk}`.search(TIME) < 0 ? text : text.replaceAll(TIME, "").trimStart()}`;

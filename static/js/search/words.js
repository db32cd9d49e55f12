// The words of a search with a part of it (a tag, "has:photo", "on:2026") or without.
const TIME = /(^|\s)(on|before|after):[^\s"]*/gi;

export const without = (text, chunk) => ` ${text} `.split(` ${chunk} `).join(" ").slice(1, -1).trimStart();

// One time takes the place of another.
export const withIt = (text, chunk) =>
  `${chunk} ${` ${chunk}`.search(TIME) < 0 ? text : text.replaceAll(TIME, "").trimStart()}`;

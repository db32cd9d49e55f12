// Write a moment as this device's clock shows it, in the format of a form's fields: 2026-11-22T10:00.
export const wallClock = (moment = Date.now()) => new Date(moment).toLocaleString("sv").slice(0, 16).replace(" ", "T");

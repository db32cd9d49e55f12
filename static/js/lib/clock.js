// A moment as the clock on the wall here tells it, as fields of a form have it: 2026-11-22T10:00.
export const wallClock = (moment = Date.now()) => new Date(moment).toLocaleString("sv").slice(0, 16).replace(" ", "T");

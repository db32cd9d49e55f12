// What this window is sending itself, with the form, by client_id: it waits, but is not to be sent by anybody else.
export const going = new Map();

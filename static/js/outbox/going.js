// Remember what this window is sending with the form, by client_id: it is in the store, but nobody else is to send it.
export const going = new Map();

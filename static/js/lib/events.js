// What is told to whoever may want to hear of it: nobody answers, and whoever tells does not know who hears. All of these:
//
//   photos           on a tray: photos of it have come, gone, moved, or got further on their way
//   drafts-are-back  what had been written before lies in its forms again, or nothing had
//   keeps            on a form: it is about to be kept
//   written-down     on a form: what was in it waits in this browser, and is no draft any more
//   waits            something waits to be sent, and is not on its way with the form
//   is-slow          what is on its way with the form takes its time
//   kept             the server has committed a glimmer (also told by htmx, for the answer's HX-Trigger)
//   sending          one of those that wait is on its way, or stays: its id, and its state in a word
//   arrived          one of those that waited is in the journal: its id, and the page that the server answered with
//   flushed          all that could be sent has been
export const tell = (name, detail, element = document) =>
  element.dispatchEvent(new CustomEvent(`glimmers:${name}`, { bubbles: true, detail }));

export const hear = (names, act, options) => {
  for (const name of names.split(" ")) document.addEventListener(`glimmers:${name}`, act, options);
};

// Tell events to whichever modules listen: nobody answers, and the sender does not know who hears. These are all:
//
//   photos           on a tray: photos in it were added, removed or moved, or their upload went on
//   drafts-are-back  the drafts are in their forms again, or there were none
//   keeps            on a form: it is about to be kept
//   written-down     on a form: its content waits in this browser, and is no longer a draft
//   waits            something waits to be sent, and is not being sent with the form
//   is-slow          what is being sent with the form takes its time
//   kept             the server has committed a glimmer (also told by htmx, for the answer's HX-Trigger)
//   sending          a waiting glimmer is being sent, or stays: its id, and its state in a word
//   arrived          a waiting glimmer is in the journal: its id, and the page that the server answered with
//   flushed          everything that could be sent has been sent
//   no-longer        a glimmer is not to be shown again: its id, or "all", as `value` (also told by htmx); on the document
//                    where another window said so
export const tell = (name, detail, element = document) =>
  element.dispatchEvent(new CustomEvent(`glimmers:${name}`, { bubbles: true, detail }));

export const hear = (names, act, options) => {
  for (const name of names.split(" ")) document.addEventListener(`glimmers:${name}`, act, options);
};

// Settle what another app has shared: remove it from the store once it is a draft, kept, put aside or emptied by hand.
// Photos that had no room in the draft stay there under a name of their own.
import { calmly, changing } from "../store/database.js";
import { hear } from "../lib/events.js";
import { user } from "../lib/person.js";
import { drafts } from "../drafts/read.js";
import { isEmpty } from "../outbox/form.js";
import { behind } from "../photos/tile.js";
import { form } from "./watch.js";

export const sharing = {
  laid: undefined, // what was laid into the form last, untouched then
  rest: [], // what had no room
};
export const tookOf = ({ took }) => took?.split(" ") ?? []; // the numbers of what is in this form's draft

// Return those that are not settled, each once: without those in another window's draft, and those of which only a line
// is left.
export const unsettled = (entries) => {
  const others = drafts().filter(({ key }) => key !== form.dataset.draftKey);
  const isElsewhere = ({ id }) => others.some((draft) => tookOf(draft).includes(id)); // a draft of another window
  return [...new Map(entries.map((each) => [each.id, each])).values()].filter(
    (each) => each.photos && !isElsewhere(each),
  );
};

// Reload where another window has settled what this one shows.
const otherWindows = new BroadcastChannel("glimmers:shared");
otherWindows.onmessage = () => "shared" in form.dataset && location.reload();

// Replace entries by what had no room in the draft, in one transaction.
const write = calmly((ids, isAside, rest) =>
  changing(["shared"], (shared) => {
    for (const each of [...ids.map((id) => ({ id, user, at: Date.now() })), ...rest]) {
      if (isAside && !each.photos) shared.delete(each.id);
      else shared.put(each);
    }
  }),
);

export const settle = async (ids, isAside) => {
  await write(ids, isAside, sharing.rest.splice(0));
  otherWindows.postMessage(ids);
};

// Settle what has become a draft: the store has its photos at every moment, shared or held, and none goes up before.
export const becomeDraft = async (tiles) => {
  const { took } = form.dataset;
  if (!took) return; // all of it was taken out again
  const held = await Promise.all(tiles.map((tile) => behind(tile).held));
  const isDraft = drafts().some((draft) => draft.took === took);
  if (isDraft && held.every((key) => typeof key === "string")) await settle(took.split(" "));
};

const settleDraft = ({ dataset }, isAside) => {
  if (!dataset.took) return;
  settle(tookOf(dataset), isAside);
  delete dataset.took;
};

// Settle what is kept: it waits under a number of its own now, whatever came before.
hear("written-down", ({ target }) => settleDraft(target));
// Settle what was emptied by hand, so that it can be shared again at once.
const settleIfEmpty = () => sharing.laid && isEmpty(form) && settleDraft(form, true);
document.addEventListener("input", settleIfEmpty);
hear("photos", settleIfEmpty);

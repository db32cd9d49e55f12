// What another app has shared goes from the store when it is a draft, kept, put aside or emptied by hand; photos that had no room in
// the draft stay there under a name of their own.
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
export const tookOf = ({ took }) => took?.split(" ") ?? []; // the draft of this form, by number

// Of these, each once, those that are no draft of another window, and of which there is more than the line that is left.
export const unsettled = (all) => {
  const others = drafts().filter(({ key }) => key !== form.dataset.draftKey);
  const isElsewhere = ({ id }) => others.some((draft) => tookOf(draft).includes(id)); // a draft of another window
  return [...new Map(all.map((each) => [each.id, each])).values()].filter((each) => each.photos && !isElsewhere(each));
};

// Other windows that show it show it no more.
const windows = new BroadcastChannel("glimmers:shared");
windows.onmessage = () => "shared" in form.dataset && location.reload();

// What had no room in the draft comes in its place, in the same moment.
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
  windows.postMessage(ids);
};

// It is in the store under one of its names at every moment, and goes up once it is a draft's.
export const becomeDraft = async (tiles) => {
  const { took } = form.dataset;
  if (!took) return; // it was all taken out again
  const held = await Promise.all(tiles.map((tile) => behind(tile).held));
  const isDraft = drafts().some((draft) => draft.took === took);
  if (isDraft && held.every((key) => typeof key === "string")) await settle(took.split(" "));
};

const settleDraft = ({ dataset }, isAside) => {
  if (!dataset.took) return;
  settle(tookOf(dataset), isAside);
  delete dataset.took;
};

// Kept: written down under its own number, it is out of here whatever came before.
hear("written-down", ({ target }) => settleDraft(target));
// Emptied by hand, it is out of here, and can be shared again at once.
const letGoIfEmpty = () => sharing.laid && isEmpty(form) && settleDraft(form, true);
document.addEventListener("input", letGoIfEmpty);
hear("photos", letGoIfEmpty);

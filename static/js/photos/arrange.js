// Move a photo in a form earlier or later, or take it out, by its buttons. Without scripts they send the form instead.
import { hear } from "../lib/events.js";
import { dropPhoto } from "../store/held-photos.js";
import { likeHtmx } from "../lib/html.js";
import { onHtmx } from "../lib/htmx.js";
import { onClick } from "../lib/on-click.js";
import { token } from "../lib/token.js";
import { behind } from "./tile.js";

const isOff = (button) => button.getAttribute("aria-disabled") === "true";

// Mark the buttons that have no effect, but not as `disabled`: the button just pressed would lose the focus.
const markEnds = () => {
  for (const button of document.querySelectorAll(".tile button[name=arrange]")) {
    const tile = button.closest(".tile");
    const [verb] = button.value.split(" ");
    const isEnd = verb === "earlier" ? !tile.previousElementSibling : verb === "later" && !tile.nextElementSibling;
    button.setAttribute("aria-disabled", isEnd);
  }
};

const deleteStaged = ({ tile, tray }) => {
  const { photo, staged } = tile.dataset;
  if (staged === undefined) return; // not up, or a photo of the glimmer's own: saving puts it away
  const headers = { ...likeHtmx(), "X-CSRFToken": token() };
  // Where this fails, the server deletes it after a day.
  fetch(`${tray.dataset.stage}${photo}/remove/`, { method: "POST", headers, keepalive: true }).catch(() => {});
};

// Remember what was taken out: it can be taken back, the last one first, until the form is sent.
let removed = [];
const settle = () => {
  removed.forEach(deleteStaged);
  removed = [];
};

const takeBack = () => {
  const { tile, tray, next } = removed.pop();
  if (next?.isConnected) next.before(tile);
  else tray.querySelector(".tiles").append(tile);
  if (!/refused|shared/.test(tile.dataset.state)) tile.querySelector("[data-again]")?.click(); // uploads it again
  tile.querySelector("[value^=out]").focus();
  tray.says(removed.length && "out");
  tray.changed();
};

const takeOut = (tile, tray) => {
  const nextTile = tile.nextElementSibling;
  const next = nextTile ?? tile.previousElementSibling;
  const focus = tile.contains(document.activeElement)
    ? (next?.querySelector("[value^=out]") ?? tray.closest("form").querySelector("[name=added]"))
    : null;
  tile.remove();
  focus?.focus();
  removed.push({ tile, tray, next: nextTile });
  const { upload: id } = tile.dataset;
  if (!id) return;
  // It is not up yet: leave it in this page alone, so that no draft brings it back.
  behind(tile).request?.abort();
  delete behind(tile).held;
  dropPhoto(id);
};

addEventListener("pagehide", settle);
onHtmx("afterRequest", ({ detail }) => detail.requestConfig.elt.matches("form[data-draft]") && settle());
onClick("[data-takes-back]", () => removed.length && takeBack());
onClick("photo-tray button[name=arrange]", (button, event) => {
  event.preventDefault();
  if (isOff(button)) return;
  const tile = button.closest(".tile");
  const tray = tile.closest("photo-tray");
  const [verb] = button.value.split(" ");
  // Move the neighbour instead, so that the button keeps the focus.
  if (verb === "earlier") tile.after(tile.previousElementSibling);
  else if (verb === "later") tile.before(tile.nextElementSibling);
  else takeOut(tile, tray);
  const number = [...tray.querySelectorAll(".tile")].indexOf(tile) + 1;
  tray.says(number ? "moved" : "out", number);
  tray.changed();
});

hear("photos", markEnds);
onHtmx("afterSwap", markEnds);
markEnds();

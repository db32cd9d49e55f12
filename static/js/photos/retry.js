// Retry photos that are not up yet: by their button, when the network is back, and unasked, less and less often. Their
// upload_id is the same each time, so that nothing is uploaded twice.
import { hear } from "../lib/events.js";
import { onClick } from "../lib/on-click.js";

const SOON_MS = 5e3;
const LATE_MS = 300e3;
const FAILED = '.tile[data-state="failed"]:not([data-known])'; // known: the form is being kept without them
let delay = SOON_MS;
let timer = 0;

const retry = (tiles) => {
  const trays = new Set();
  for (const tile of tiles) {
    tile.dataset.state = "waiting";
    delete tile.dataset.known;
    tile.querySelector("progress").value = 0;
    trays.add(tile.closest("photo-tray"));
  }
  for (const tray of trays) tray.changed();
};

const retryAll = () => retry(document.querySelectorAll(FAILED));

hear("photos", () => {
  if (!document.querySelector(".tile[data-upload]")) delay = SOON_MS;
  if (timer || !document.querySelector(FAILED)) return;
  timer = setTimeout(() => {
    timer = 0;
    retryAll();
  }, delay);
  delay = Math.min(2 * delay, LATE_MS);
});
addEventListener("online", retryAll);
addEventListener("pageshow", (event) => event.persisted && retryAll());

onClick("[data-again]", (button) => {
  const tile = button.closest(".tile");
  tile.focus(); // the button is about to disappear
  retry([tile]);
});

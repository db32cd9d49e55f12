// Photos come into a form: chosen, dropped on it, or pasted.
import { trayOf } from "./tray.js";

// What is dropped or pasted beside a form is for the first one.
const trayAt = (element) =>
  element.closest?.("form, dialog") ? trayOf(element) : document.querySelector("photo-tray");

document.addEventListener("change", ({ target }) => {
  if (!target.matches("form[data-draft] input[name=added]")) return;
  const files = [...target.files];
  target.value = ""; // or Keep would send them once more
  trayOf(target).take(files);
});

let over = null;
const lift = (form) => {
  if (form === over) return;
  over?.classList.remove("is-over");
  over = form;
  over?.classList.add("is-over");
};

const isForUs = (event) => event.dataTransfer.types.includes("Files") && !event.target.matches?.("input[type=file]");

document.addEventListener("dragover", (event) => {
  if (!isForUs(event)) return;
  event.preventDefault(); // beside a form too, or the browser would leave the page for the photo
  const tray = trayAt(event.target);
  event.dataTransfer.dropEffect = tray ? "copy" : "none";
  lift(tray?.closest("form"));
});
document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || lift(null));
document.addEventListener("drop", (event) => {
  lift(null);
  if (!isForUs(event)) return;
  event.preventDefault();
  const tray = trayAt(event.target);
  if (tray) tray.take([...event.dataTransfer.files]);
});

document.addEventListener("paste", (event) => {
  const { files, types } = event.clipboardData;
  const images = [...files].filter((file) => file.type.startsWith("image/"));
  const tray = trayAt(event.target);
  // What was copied in a word processor is words, with a picture of them.
  if (!tray || !images.length || (types.includes("text/plain") && types.includes("text/html"))) return;
  event.preventDefault();
  tray.take(images);
});

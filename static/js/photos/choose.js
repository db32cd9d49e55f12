// Take photos into a form: chosen, dropped on it, or pasted.
import { trayOf } from "./tray.js";

// Find the tray for what is dropped or pasted; beside a form that is the first one's.
const trayAt = (element) =>
  element.closest?.("form, dialog") ? trayOf(element) : document.querySelector("photo-tray");

document.addEventListener("change", ({ target }) => {
  if (!target.matches("form[data-draft] input[name=added]")) return;
  const files = [...target.files];
  target.value = ""; // Keep would send them once more
  trayOf(target).take(files);
});

let hoveredForm = null;
const highlight = (form) => {
  if (form === hoveredForm) return;
  hoveredForm?.classList.remove("is-over");
  hoveredForm = form;
  hoveredForm?.classList.add("is-over");
};

const isForUs = (event) => event.dataTransfer.types.includes("Files") && !event.target.matches?.("input[type=file]");

document.addEventListener("dragover", (event) => {
  if (!isForUs(event)) return;
  event.preventDefault(); // beside a form too, as the browser would leave the page for the photo
  const tray = trayAt(event.target);
  event.dataTransfer.dropEffect = tray ? "copy" : "none";
  highlight(tray?.closest("form"));
});
document.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget || highlight(null));
document.addEventListener("drop", (event) => {
  highlight(null);
  if (!isForUs(event)) return;
  event.preventDefault();
  const tray = trayAt(event.target);
  if (tray) tray.take([...event.dataTransfer.files]);
});

document.addEventListener("paste", (event) => {
  const { files, types } = event.clipboardData;
  const images = [...files].filter((file) => file.type.startsWith("image/"));
  const tray = trayAt(event.target);
  // A word processor copies words together with a picture of them: take the words alone.
  if (!tray || !images.length || (types.includes("text/plain") && types.includes("text/html"))) return;
  event.preventDefault();
  tray.take(images);
});

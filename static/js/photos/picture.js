// Draw a photo as soon as it is chosen, into a canvas, which needs no exception from the policy. Where the browser
// cannot read it (most cannot read HEIC), its name is shown until the server's picture is there.
import { behind } from "./tile.js";

const LARGEST = 30e6; // bytes; a larger photo, unpacked for a moment, is too much for a small phone
let lastDrawing = Promise.resolve();

const draw = async (blob) => {
  const bitmap = await createImageBitmap(blob);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 72 * Math.min(3, Math.ceil(devicePixelRatio));
  const side = Math.min(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(
    bitmap,
    (bitmap.width - side) / 2,
    (bitmap.height - side) / 2,
    side,
    side,
    0,
    0,
    canvas.width,
    canvas.height,
  );
  bitmap.close();
  // Screen readers have its name and its description in words beside it.
  canvas.setAttribute("aria-hidden", "true");
  return canvas;
};

// Return a canvas, or nothing. Photos are drawn one at a time, and only while they are still wanted.
export const picture = (blob, isWanted = () => true) => {
  if (blob.size > LARGEST) return Promise.resolve(null);
  return (lastDrawing = lastDrawing.then(() => (isWanted() ? draw(blob) : null)).catch(() => null));
};

export const drawIn = async (tile) => {
  const isWanted = () => tile.isConnected && tile.matches("[data-upload]");
  const canvas = await picture(behind(tile).photo.blob, isWanted);
  if (canvas && isWanted()) tile.querySelector(".tile-picture").prepend(canvas);
};

// A photo is seen as soon as it is chosen: drawn into a canvas, which needs no exception from the policy. What the
// browser cannot read (HEIC in most) shows its name until the server's own picture is there.
import { behind } from "./tile.js";

const LARGEST = 30e6; // bytes; the whole photo is unpacked for a moment, which a small phone has no room for
let before = Promise.resolve();

const draw = async (blob) => {
  const bitmap = await createImageBitmap(blob);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 72 * Math.min(3, Math.ceil(devicePixelRatio));
  const side = Math.min(bitmap.width, bitmap.height);
  const paper = canvas.getContext("2d");
  paper.imageSmoothingQuality = "high";
  paper.drawImage(
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
  // Its name and its description are in words beside it.
  canvas.setAttribute("aria-hidden", "true");
  return canvas;
};

// A canvas, or nothing. One at a time, and none that is not looked at any more.
export const picture = (blob, isWanted = () => true) => {
  if (blob.size > LARGEST) return Promise.resolve(null);
  return (before = before.then(() => (isWanted() ? draw(blob) : null)).catch(() => null));
};

export const drawIn = async (tile) => {
  const isWanted = () => tile.isConnected && tile.matches("[data-upload]");
  const canvas = await picture(behind(tile).photo.blob, isWanted);
  if (canvas && isWanted()) tile.querySelector(".tile-picture").prepend(canvas);
};

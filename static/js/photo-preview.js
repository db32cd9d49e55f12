// A photo is seen as soon as it is chosen: drawn into a canvas, which needs no exception from the policy. What the
// browser cannot read (HEIC in most) shows its name until the server's own picture is there.
const LARGEST = 30e6; // bytes; the whole photo is unpacked for a moment, which a small phone has no room for
let before = Promise.resolve();

const draw = async (tile) => {
  if (!tile.isConnected || !tile.matches("[data-upload]")) return;
  const bitmap = await createImageBitmap(tile.photo.blob);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 72 * Math.min(3, Math.ceil(devicePixelRatio));
  const side = Math.min(bitmap.width, bitmap.height);
  const [x, y] = [(bitmap.width - side) / 2, (bitmap.height - side) / 2];
  const paper = canvas.getContext("2d");
  paper.imageSmoothingQuality = "high";
  paper.drawImage(bitmap, x, y, side, side, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  // Its name and its description are in words beside it.
  canvas.setAttribute("aria-hidden", "true");
  if (tile.matches("[data-upload]")) tile.querySelector(".tile-picture").prepend(canvas);
};

document.addEventListener("glimmers:photo-laid", ({ target: tile }) => {
  if (tile.photo.blob.size > LARGEST) return;
  before = before.then(() => draw(tile)).catch(() => {}); // one at a time
});

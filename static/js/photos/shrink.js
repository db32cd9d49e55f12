// Shrink a photo to 2048 px at most, a long one only as far as words in it stay legible. What the browser cannot read,
// and what would not get lighter, stays as it is.
const LONGEST = 2048; // px

export const shrink = async (blob) => {
  try {
    const picture = await createImageBitmap(blob);
    const { width, height } = picture;
    const scale = Math.max(LONGEST / Math.max(width, height), 1080 / Math.min(width, height));
    if (scale >= 1) return blob;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext("2d");
    context.fillStyle = "white"; // behind what is transparent
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
    return small && small.size < blob.size ? small : blob;
  } catch {
    return blob;
  }
};

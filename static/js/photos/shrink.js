// A photo at 2048 px at most; a long one as wide as its words need. What the browser cannot read, and what would not get lighter, goes as it is.
const LONGEST = 2048; // px

export const shrink = async (blob) => {
  try {
    const picture = await createImageBitmap(blob);
    const { width, height } = picture;
    const scale = Math.max(LONGEST / Math.max(width, height), 1080 / Math.min(width, height));
    if (scale >= 1) return blob;
    const paper = document.createElement("canvas");
    paper.width = Math.round(width * scale);
    paper.height = Math.round(height * scale);
    const pen = paper.getContext("2d");
    pen.fillStyle = "white"; // under what can be seen through
    pen.fillRect(0, 0, paper.width, paper.height);
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, paper.width, paper.height);
    picture.close();
    const small = await new Promise((resolve) => paper.toBlob(resolve, "image/jpeg", 0.85));
    return small && small.size < blob.size ? small : blob;
  } catch {
    return blob;
  }
};

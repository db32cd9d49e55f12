// What stands behind the tile of a photo that is not up, beside what is seen of it: the photo itself, when it is held in the browser
// (a promise), the request that it goes up by, and whether it was said that it did not.
const behindTiles = new WeakMap();

export const behind = (tile) => {
  if (!behindTiles.has(tile)) behindTiles.set(tile, {});
  return behindTiles.get(tile);
};

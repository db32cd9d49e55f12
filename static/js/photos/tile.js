// Remember what belongs to the tile of a photo that is not up: the photo itself, the promise that the browser holds it,
// the request that uploads it, and whether a failure has been announced.
const behindTiles = new WeakMap();

export const behind = (tile) => {
  if (!behindTiles.has(tile)) behindTiles.set(tile, {});
  return behindTiles.get(tile);
};

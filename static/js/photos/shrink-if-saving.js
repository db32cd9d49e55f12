// Shrink a photo before it is uploaded where the connection asks to save data; shrink.js is fetched only then.
export const lighten = async (blob) => {
  if (!navigator.connection?.saveData) return blob;
  try {
    const { shrink } = await import("./shrink.js");
    return await shrink(blob);
  } catch {
    return blob;
  }
};

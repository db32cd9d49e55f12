// A photo as it goes up: as it is, or smaller where the connection says that data are to be saved; that is fetched then.
export const lighten = async (blob) => {
  if (!navigator.connection?.saveData) return blob;
  try {
    const { shrink } = await import("./shrink.js");
    return await shrink(blob);
  } catch {
    return blob;
  }
};

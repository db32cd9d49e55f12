// Tell what the server's answer means for what was sent: "kept", "refused" with a reason for the form, "signed-out",
// "somebody-else", or "later".
export const meaning = (status, header) => {
  const trigger = header("HX-Trigger") ?? "";
  const isOurs = header("Glimmers-Answer"); // unlike a page that a hotel's network puts in between
  if (header("HX-Redirect") || status === 401 || status === 403) return "signed-out";
  if (trigger.includes("glimmers:somebody-else")) return "somebody-else";
  if (status === 200 && trigger.includes("glimmers:kept")) return "kept";
  return isOurs && status >= 400 && status < 500 && status !== 408 && status !== 429 ? "refused" : "later";
};

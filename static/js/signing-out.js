// Signing out removes this person's words and photos from the browser, and asks first when some are not kept yet.
const person = document.documentElement.dataset.user;
const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith(`glimmers:draft:${person}:`));
const store = (verb) => {
  const detail = { verb };
  document.dispatchEvent(new CustomEvent("glimmers:store", { detail }));
  return detail.answer;
};

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
};
const textOf = (key) => read(key).fields?.find(([name]) => name === "text")?.[1] ?? "";

const leave = async (form) => {
  drafts().forEach((key) => localStorage.removeItem(key));
  sessionStorage.clear();
  await store("empty");
  new BroadcastChannel("glimmers").postMessage("signed out"); // to other windows; see login-mark.js
  form.submit();
};

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-signs-out]");
  if (!form || !person) return;
  event.preventDefault();
  const words = drafts().map(textOf).filter((text) => text.trim());
  const hasPhotos = drafts().some((key) => read(key).photos) || (await store("mine")).length > 0;
  const dialog = document.getElementById("leaving");
  if ((!words.length && !hasPhotos) || !dialog) return leave(form);
  const what = [words.length && "words", hasPhotos && "photos"].filter(Boolean).join(" ");
  dialog.querySelectorAll("[data-of]").forEach((each) => (each.hidden = each.dataset.of !== what));
  const quote = dialog.querySelector("[data-words]");
  quote.hidden = !words.length;
  quote.textContent = words.join("\n\n");
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", () => dialog.returnValue === "leave" && leave(form), { once: true });
});

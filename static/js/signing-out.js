// Signing out removes this person's words from the browser, and asks first when some are not kept yet.
const person = document.documentElement.dataset.user;
const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith(`glimmers:draft:${person}:`));

const textOf = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key)).fields.find(([name]) => name === "text")?.[1] ?? "";
  } catch {
    return "";
  }
};

const leave = (form) => {
  drafts().forEach((key) => localStorage.removeItem(key));
  sessionStorage.clear();
  new BroadcastChannel("glimmers").postMessage("signed out"); // to other windows; see login-mark.js
  form.submit();
};

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-signs-out]");
  if (!form || !person) return;
  event.preventDefault();
  const words = drafts().map(textOf).filter((text) => text.trim());
  const dialog = document.getElementById("leaving");
  if (!words.length || !dialog) return leave(form);
  dialog.querySelector("[data-words]").textContent = words.join("\n\n");
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", () => dialog.returnValue === "leave" && leave(form), { once: true });
});

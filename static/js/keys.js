// Ctrl+Enter or Cmd+Enter in the words keeps them; Enter alone is a line break, as everywhere.
document.addEventListener("keydown", (event) => {
  if (event.repeat || event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  const form = event.target.closest?.("form[data-draft]");
  if (form) {
    event.preventDefault();
    form.requestSubmit(form.querySelector(".keep"));
  }
});

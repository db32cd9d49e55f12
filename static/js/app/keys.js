// Keep a glimmer by Ctrl+Enter or Cmd+Enter in its words; Enter alone is a line break, as everywhere.
document.addEventListener("keydown", (event) => {
  if (event.repeat || event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  const form = event.target.closest?.("form[data-draft]");
  if (form) {
    event.preventDefault();
    form.requestSubmit(form.querySelector(".keep"));
  }
});

// Go to search by / outside of a field. Settings can turn this off: some people's devices press keys for them.
document.addEventListener("keydown", (event) => {
  const search = [...document.querySelectorAll("[data-slash]")].at(-1); // the scrapbook has one that knows its filter
  if (!search || event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, dialog, [contenteditable]")) return;
  event.preventDefault();
  const field = document.querySelector("#search input");
  if (!field) return search.click();
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
});

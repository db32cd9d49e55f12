// A click on what this selector finds, or within it, wherever in the page and whenever that came.
export const onClick = (selector, act) =>
  document.addEventListener("click", (event) => {
    const found = event.target.closest?.(selector);
    if (found) act(found, event);
  });

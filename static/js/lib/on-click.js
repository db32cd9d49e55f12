// Handle clicks on what a selector finds, or within it, wherever it is in the page and whenever it came.
export const onClick = (selector, act) =>
  document.addEventListener("click", (event) => {
    const found = event.target.closest?.(selector);
    if (found) act(found, event);
  });

// Show a passing message at the edge of the window, in words that the page brings along
// (templates/_said_by_scripts.html).
export const sentence = (when) =>
  document.getElementById("said")?.content.querySelector(`[data-when="${when}"]`)?.cloneNode(true);

export const say = (when) => {
  const message = sentence(when);
  if (!message) return;
  message.className = "passes" in message.dataset ? "" : "stays";
  document.getElementById("toast").replaceChildren(message);
};

// A message lies elsewhere while a form has the focus (toast.css): its buttons must not move from under the mouse.
document.addEventListener("mousedown", (event) => event.target.closest?.("#toast button") && event.preventDefault());

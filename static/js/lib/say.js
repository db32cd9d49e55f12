// What is said in passing, at the edge of the window, in words that the page brings along (templates/_said_by_scripts.html).
export const sentence = (when) =>
  document.getElementById("said")?.content.querySelector(`[data-when="${when}"]`)?.cloneNode(true);

export const say = (when) => {
  const said = sentence(when);
  if (!said) return;
  said.className = "passes" in said.dataset ? "" : "stays";
  document.getElementById("toast").replaceChildren(said);
};

// It lies elsewhere while a form has the focus (toast.css): a button must not move away from under the mouse.
document.addEventListener("mousedown", (event) => event.target.closest?.("#toast button") && event.preventDefault());

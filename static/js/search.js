// The field says what is asked for, also when it was tapped; of older ones that came, the first has the focus.
const field = document.querySelector("#search input");
let last = null; // the card after which older ones are to come

document.addEventListener("htmx:beforeRequest", (event) => {
  last = event.detail.elt.closest(".older") && [...document.querySelectorAll(".answer article")].at(-1);
});
document.addEventListener("htmx:afterSettle", () => {
  const asked = document.getElementById("finding")?.dataset.asked;
  if (field && asked !== undefined && document.activeElement !== field) field.value = asked;
  last?.nextElementSibling?.querySelector(".opens")?.focus();
  last = null;
});

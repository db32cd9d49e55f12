// The field says what is asked for, also when it was tapped; of older ones that came, the first has the focus.
const field = document.querySelector("#search input");

document.addEventListener("htmx:afterSettle", (event) => {
  const asked = document.getElementById("finding")?.dataset.asked;
  if (field && asked !== undefined && document.activeElement !== field) field.value = asked;
  if (event.detail.elt.matches?.(".answer article")) event.detail.elt.querySelector(".opens")?.focus();
});

// At the sign-in page is said that something waits in this browser (waiting.js, shared.js): not what, and not whose.
const door = document.querySelector("[data-something-waits]");
if (door) {
  const detail = { verb: "anybodys" };
  document.dispatchEvent(new CustomEvent("glimmers:store", { detail }));
  detail.answer.then((count) => (door.hidden = !(count > 0)));
  // Signing out could not remove it (signing-out.js).
  document.querySelector("[data-left-behind]").hidden = location.hash !== "#left-behind";
}

// "Leave as it was" can be undone for a while: until then the draft (drafts.js) is there.
const PATIENCE_MS = 10e3;
const ask = (name, detail) => {
  document.dispatchEvent(new CustomEvent(name, { detail }));
  return detail.answer;
};

let left = null;
let timer = 0;
const letGo = () => {
  clearTimeout(timer);
  if (!left) return;
  localStorage.removeItem(left.key);
  ask("glimmers:store", { verb: "empty", draft: left.key });
  left = null;
};

addEventListener("pagehide", letGo);
document.addEventListener("click", ({ target }) => {
  const form = target.closest?.("[data-discards-draft]")?.closest("form");
  if (form) {
    letGo();
    const key = form.dataset.draftKey;
    if (!ask("glimmers:drafts", {}).some((draft) => draft.key === key)) return; // nothing was changed
    left = { key, address: form.getAttribute("action"), id: form.closest("article").id };
    ask("glimmers:say", { when: "left" });
    timer = setTimeout(letGo, PATIENCE_MS);
  } else if (left && target.closest?.("[data-goes-on]")) {
    htmx.ajax("GET", left.address, { target: `#${left.id}`, swap: "outerHTML" });
    left = null;
  } else if (left && target.closest?.("a")) letGo(); // Edit begins anew
});

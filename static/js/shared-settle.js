// What another app has shared goes from the store (shared.js) when it is a draft, kept, put aside or emptied by hand; photos that had no
// room in the draft stay there under a name of their own (form.rest). Others ask by the event glimmers:settle.
const form = document.querySelector("form[data-draft=add]");
const tookOf = ({ took }) => took?.split(" ") ?? [];
const tell = (name, detail) => {
  document.dispatchEvent(new CustomEvent(name, { detail }));
  return detail.answer;
};
const store = (verb, more) => tell("glimmers:store", { verb, ...more });

// Other windows that show it show it no more.
const windows = new BroadcastChannel("glimmers:shared");
windows.onmessage = () => form && "shared" in form.dataset && location.reload();
const settle = async (ids, isAside) => {
  await store("settle", { ids, isAside, rest: form.rest?.splice(0) ?? [] });
  windows.postMessage(ids);
};

// Emptied by hand, it is out of here, and can be shared again at once.
const letGoIfEmpty = () => {
  if (!form.laid || !form.dataset.took || !tell("glimmers:is-empty", { form })) return;
  settle(tookOf(form.dataset), true);
  delete form.dataset.took;
};

if (form && document.documentElement.dataset.user) {
  document.addEventListener("glimmers:settle", ({ detail }) => (detail.answer = settle(detail.ids, detail.isAside)));
  // Kept: written down under its own number, it is out of here whatever came before.
  document.addEventListener("glimmers:forget-draft", ({ target }) => {
    if (!target.dataset.took) return;
    settle(tookOf(target.dataset));
    delete target.dataset.took;
  });
  for (const name of ["input", "glimmers:photos"]) document.addEventListener(name, letGoIfEmpty);
}

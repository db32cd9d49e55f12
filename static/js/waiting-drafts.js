// What waits to be sent (waiting.js) is no draft any more, though the removal of its draft may have been cut short: a browser can
// end between the two. Before drafts come back (drafts.js), those go.
const ask = (name, detail) => {
  document.dispatchEvent(new CustomEvent(name, { detail }));
  return detail.answer;
};

const clear = async () => {
  const ids = (await ask("glimmers:store", { verb: "waiting" })).map((entry) => entry.client_id);
  for (const { key, fields } of ask("glimmers:drafts", {})) {
    if (ids.includes(Object.fromEntries(fields).client_id)) localStorage.removeItem(key);
  }
};

document.addEventListener("glimmers:restoring", ({ detail }) => (detail.answer = clear()));

// A leaf of the scrapbook, fetched for whoever asks by the event glimmers:fetch-leaf: detail.address says which, and
// detail.content becomes the promise of its cards.
const fetched = async (address) => {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  const signIn = answer.headers.get("HX-Redirect");
  if (signIn) location.assign(signIn);
  if (!answer.ok || signIn) throw new Error(`${answer.status}`);
  const page = document.createElement("template");
  page.innerHTML = await answer.text();
  return page.content;
};

document.addEventListener("glimmers:fetch-leaf", ({ detail }) => (detail.content = fetched(detail.address)));

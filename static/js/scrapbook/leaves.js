// A leaf of the scrapbook: the cards that came at one address, at which they can be fetched again. The first is the page itself.
export const book = document.querySelector("[data-leaves]");
export const firstAddress = location.search || "?"; // as it was opened: place.js changes it

const leaves = new WeakMap(); // by card

export const leafOf = (card) => leaves.get(card);
export const belongTo = (leaf, card) => leaves.set(card, leaf);

// Its cards, as a fragment.
export const fetchLeaf = async (address) => {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  const signIn = answer.headers.get("HX-Redirect");
  if (signIn) location.assign(signIn);
  if (!answer.ok || signIn) throw new Error(`${answer.status}`);
  const page = document.createElement("template");
  page.innerHTML = await answer.text();
  return page.content;
};

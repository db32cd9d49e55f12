// Fetch a page of the scrapbook as a fragment: the cards that come at one address.
export const fetchPage = async (address) => {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  const signIn = answer.headers.get("HX-Redirect");
  if (signIn) location.assign(signIn);
  if (!answer.ok || signIn) throw new Error(`${answer.status}`);
  const page = document.createElement("template");
  page.innerHTML = await answer.text();
  return page.content;
};

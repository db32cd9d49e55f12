// Read HTML that the server sends.
export const pageOf = (html) => new DOMParser().parseFromString(html, "text/html");

export const listOf = (html) => {
  const list = document.createElement("ul");
  list.innerHTML = html;
  return list;
};

// Return the headers with which the server answers as it answers htmx: with a part of a page, and with no more of a
// sign-in page than its address.
export const likeHtmx = () => ({ "HX-Request": "true", "HX-Current-URL": location.href });

// HTML of the server, read.
export const pageOf = (html) => new DOMParser().parseFromString(html, "text/html");

export const listOf = (html) => {
  const list = document.createElement("ul");
  list.innerHTML = html;
  return list;
};

// With these a request of ours is answered like one of htmx: with a part of a page, and a sign-in page by its address alone.
export const likeHtmx = () => ({ "HX-Request": "true", "HX-Current-URL": location.href });

// The scrapbook goes on by itself: the next leaf is fetched before its end is reached, the one before when one scrolls
// back up. Each card knows its leaf: card.leaf, whose address fetches it again (let-go.js, place.js).
const book = document.querySelector("[data-leaves]");
const AHEAD = 3500; // px from the end at which the next leaf is fetched
const BEHIND = 1500; // px from the beginning, when scrolling back

const fetched = async (address) => {
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  const signIn = answer.headers.get("HX-Redirect");
  if (signIn) location.assign(signIn);
  if (!answer.ok || signIn) throw new Error(`${answer.status}`);
  const page = document.createElement("template");
  page.innerHTML = await answer.text();
  return page.content;
};

const lay = (cards) => cards.dispatchEvent(new CustomEvent("glimmers:lay", { bubbles: true }));

const belongTo = (address, articles) => {
  const leaf = { address, cards: articles };
  for (const card of articles) card.leaf = leaf;
  document.dispatchEvent(new CustomEvent("glimmers:leaf", { detail: leaf }));
};

// A month that goes on fills the chapter that is there; every other one is new.
const addOlder = (content, link) => {
  const last = [...book.querySelectorAll(".chapter")].at(-1);
  const chapters = [...content.querySelectorAll(".chapter")];
  const articles = [...content.querySelectorAll("article")];
  const next = content.querySelector("[rel=next]")?.closest("p");
  for (const chapter of chapters) {
    const cards = chapter.querySelector(".cards");
    if (last?.dataset.month === chapter.dataset.month) {
      const home = last.querySelector(".cards");
      home.append(...cards.children);
      lay(home);
    } else {
      link.closest("p").before(chapter);
      lay(cards);
    }
  }
  if (next) link.closest("p").replaceWith(next);
  else {
    link.closest("p").remove();
    book.querySelector(".the-end").hidden = false;
  }
  belongTo(link.getAttribute("href"), articles);
};

// What comes above must not push down what is being looked at: the window moves with it, in the same moment.
const addNewer = (content, link) => {
  const address = link.getAttribute("href");
  const place = link.closest("p");
  const first = book.querySelector(".chapter");
  const articles = [...content.querySelectorAll("article")];
  const chapters = [...content.querySelectorAll(".chapter")];
  const newer = content.querySelector("[rel=prev]");
  const before = first.getBoundingClientRect().top;
  place.after(...chapters);
  chapters.forEach((chapter) => lay(chapter.querySelector(".cards")));
  if (chapters.at(-1)?.dataset.month === first.dataset.month) first.querySelector(".chapter-head").hidden = true;
  if (newer) link.setAttribute("href", newer.getAttribute("href"));
  else place.remove();
  belongTo(address, articles);
  scrollBy({ top: first.getBoundingClientRect().top - before, behavior: "instant" });
};

let isComing = false;
const come = async (link, add) => {
  if (isComing) return;
  isComing = true;
  const address = link.getAttribute("href");
  try {
    const content = await fetched(address);
    if (link.isConnected) add(content, link);
    book.querySelector(".unreachable")?.remove();
  } catch {
    // The link stays, and says why it has to be tapped.
    if (!book.querySelector(".unreachable")) {
      const said = document.createElement("small");
      said.className = "unreachable help";
      said.textContent = ` ${book.dataset.unreachable}`;
      link.after(said);
    }
  } finally {
    isComing = false;
  }
  look();
};

let last = 0;
const look = () => {
  const isUp = scrollY < last;
  last = scrollY;
  const older = book.querySelector(".older a");
  const newer = book.querySelector(".newer a");
  const hasFailed = book.querySelector(".unreachable");
  if (older && !hasFailed && older.getBoundingClientRect().top < innerHeight + AHEAD) come(older, addOlder);
  else if (newer && !hasFailed && isUp && scrollY > book.offsetTop && scrollY < book.offsetTop + BEHIND) come(newer, addNewer);
};

if (book) {
  belongTo(location.search || "?", [...book.querySelectorAll("article")]);
  addEventListener("scroll", look, { passive: true });
  addEventListener("online", () => (book.querySelector(".unreachable")?.remove(), look()));
  book.addEventListener("click", (event) => {
    const link = event.target.closest(".older a, .newer a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    come(link, link.rel === "next" ? addOlder : addNewer);
  });
  document.addEventListener("glimmers:fetch-leaf", ({ detail }) => (detail.content = fetched(detail.address)));
  setTimeout(look);
}

// The scrapbook goes on by itself: the next leaf is fetched before its end is reached, the one before when one scrolls
// back up.
import { book, fetchLeaf, firstAddress } from "./leaves.js";
import { addLeaf } from "./let-go.js";
import { lay, whenLaid } from "./masonry.js";

const unreachable = book?.querySelector(".unreachable");
const AHEAD = 3500; // px from the end at which the next leaf is fetched
const BEHIND = 1500; // px from the beginning, going up

// A few cards a frame: a slow phone has to lay out each of them, and should answer meanwhile.
const SLICE = 3;
const fill = async (home, articles, hold = (add) => add()) => {
  for (let start = 0; start < articles.length; start += SLICE) {
    await new Promise(requestAnimationFrame);
    hold(() => {
      home.append(...articles.slice(start, start + SLICE));
      if (home.isConnected) lay(home);
    });
  }
};

const emptied = (chapter) => {
  const home = chapter.querySelector(".cards");
  const articles = [...home.children];
  home.replaceChildren();
  return [home, articles];
};

// A month that goes on fills the chapter that is there; every other one is new.
const addOlder = async (content, link) => {
  const address = link.getAttribute("href");
  const all = [...content.querySelectorAll("article")];
  const next = content.querySelector("[rel=next]")?.closest("p");
  const last = [...book.querySelectorAll(".chapter")].at(-1);
  for (const chapter of content.querySelectorAll(".chapter")) {
    const [home, articles] = emptied(chapter);
    const goesOn = last?.dataset.month === chapter.dataset.month;
    if (!goesOn) link.closest("p").before(chapter);
    await fill(goesOn ? last.querySelector(".cards") : home, articles);
  }
  book.querySelector(".the-end").hidden = Boolean(next);
  link.closest("p").replaceWith(next ?? "");
  addLeaf(address, all);
};

// What comes above must not push down what is being looked at: the window moves with it, in the same moment.
const addNewer = async (content, link) => {
  const address = link.getAttribute("href");
  const all = [...content.querySelectorAll("article")];
  const newer = content.querySelector("[rel=prev]");
  const first = book.querySelector(".chapter");
  const hold = (add) => {
    const before = first.getBoundingClientRect().top;
    add();
    scrollBy({ top: first.getBoundingClientRect().top - before, behavior: "instant" });
  };
  for (const chapter of content.querySelectorAll(".chapter")) {
    const [home, articles] = emptied(chapter);
    hold(() => {
      if (chapter.dataset.month === first.dataset.month) first.querySelector(".chapter-head").hidden = true;
      first.before(chapter);
    });
    await fill(home, articles, hold);
  }
  if (newer) link.setAttribute("href", newer.getAttribute("href"));
  else link.closest("p").remove();
  addLeaf(address, all);
};

const come = async (link, add) => {
  if ("coming" in book.dataset) return;
  book.dataset.coming = "";
  try {
    const content = await fetchLeaf(link.getAttribute("href"));
    if (link.isConnected) await add(content, link);
    unreachable.hidden = true;
  } catch {
    unreachable.hidden = false; // the link stays, to be tapped
  } finally {
    delete book.dataset.coming;
  }
  look();
};

let [last, isUp] = [0, false];
const look = () => {
  if (!unreachable.hidden) return;
  if (scrollY !== last) isUp = scrollY < last;
  last = scrollY;
  const older = book.querySelector(".older a");
  const newer = book.querySelector(".newer a");
  if (newer && isUp && scrollY < book.offsetTop + BEHIND) come(newer, addNewer);
  else if (older && older.getBoundingClientRect().top < innerHeight + AHEAD) come(older, addOlder);
};

if (book) {
  book.dataset.coming = ""; // until the page itself is laid
  whenLaid(() => {
    delete book.dataset.coming;
    addLeaf(firstAddress, [...book.querySelectorAll("article")]);
    look();
  });
  addEventListener("scroll", look, { passive: true });
  addEventListener("online", () => ((unreachable.hidden = true), look()));
  book.addEventListener("click", (event) => {
    const link = event.target.closest(".older a, .newer a");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    isUp = link.rel === "prev"; // what is on its way already comes first
    come(link, isUp ? addNewer : addOlder);
  });
}

// Another width, or another size of type: everything anew. Cards that were let go are not there to be measured; then the page is
// asked for again, at the place where one is.
import { measureAgain } from "./let-go.js";
import { layAgain, layAll } from "./masonry.js";
import { findAgain, whereOneIs } from "./place.js";

const measured = [...document.querySelectorAll("main, .brand")];
const sizes = () => measured.map((each) => each.offsetWidth).join();

const layAnew = (all) => {
  layAll();
  if (document.querySelector(".leaves [data-let-go]")) return location.reload();
  const place = whereOneIs();
  all.forEach(layAgain);
  measureAgain();
  findAgain(place);
};

let before = sizes();
const watch = new ResizeObserver(() => {
  const now = sizes();
  const all = [...document.querySelectorAll(".leaves .cards")];
  if (now === before || !all.length) return;
  before = now;
  layAnew(all);
});
for (const each of measured) watch.observe(each);

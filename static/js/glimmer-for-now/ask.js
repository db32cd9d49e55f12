// Ask once, in plain words, whether this device carries glimmers; Settings can change it.
import { onClick } from "../lib/on-click.js";
import { user } from "../lib/person.js";
import { carries, choose } from "./choice.js";

const section = document.querySelector("[data-carry]");

const show = (choice) =>
  section.querySelectorAll("[data-carries]").forEach((each) => {
    each.hidden = !each.dataset.carries.split(" ").includes(choice);
  });

// Only over HTTPS, or on the same machine, does a browser hold anything.
if (section && user && globalThis.caches) {
  const isAskedOnce = document.body.classList.contains("room-for-now");
  section.hidden = isAskedOnce && carries() !== "asked";
  show(carries());
  onClick("[data-carry-choice]", async ({ dataset: { carryChoice } }) => {
    choose(carryChoice);
    show(carryChoice);
    if (isAskedOnce && carryChoice === "no") section.hidden = true;
    const { dropCarried, renew } = await import("./carrying.js");
    await (carryChoice === "yes" ? renew() : dropCarried());
  });
}

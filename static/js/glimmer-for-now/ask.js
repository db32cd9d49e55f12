// Ask once, in plain words, whether this device carries glimmers; Settings can change it.
import { onClick } from "../lib/on-click.js";
import { user } from "../lib/person.js";
import { carries, choose } from "./choice.js";

const section = document.querySelector("[data-carry]");

const show = (...choices) =>
  section.querySelectorAll("[data-carries]").forEach((each) => {
    each.hidden = !each.dataset.carries.split(" ").some((choice) => choices.includes(choice));
  });

const carry = async () => {
  const { renew } = await import("./carrying.js");
  try {
    await renew();
    choose("yes");
    show("yes");
    await import("./keep-up.js"); // this page keeps them up from now on
  } catch {
    show("asked", "failed");
  }
};

const carryNoLonger = async () => {
  choose("no");
  show("no");
  const { dropCarried } = await import("./carrying.js");
  await dropCarried();
};

// Only over HTTPS, or on the same machine, does a browser hold anything.
if (section && user && globalThis.caches && carries() !== "forbidden") {
  const isAskedOnce = document.body.classList.contains("room-for-now");
  section.hidden = isAskedOnce && carries() !== "asked";
  show(carries());
  onClick("[data-carry-choice]", async ({ dataset: { carryChoice } }) => {
    if (carryChoice === "yes") return carry();
    if (isAskedOnce) section.hidden = true;
    await carryNoLonger();
  });
}

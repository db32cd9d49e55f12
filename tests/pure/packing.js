// Check where cards lie in columns (static/js/scrapbook/pack.js).
import { columnsIn, heightOf, leavesHole, take, widthOf } from "/static/js/scrapbook/pack.js";
import { check, same } from "./checks.js";

const GAP = { x: 20, y: 10 };
const ends = (plan) => plan.ends;

check("there are as many columns as there is room for, and they fill it", () => {
  for (const [inner, count] of [
    [100, 1],
    [280, 1],
    [579, 1],
    [580, 2],
    [1179, 3],
    [1180, 4],
  ]) {
    const plan = columnsIn(inner, 280, GAP);
    same(ends(plan).length, count);
    same(Math.round(widthOf(plan, count)), inner);
  }
});

check("a card comes where there is room highest up, the first of equals", () => {
  const plan = columnsIn(900, 280, GAP);
  const tops = [100, 50, 70, 30, 30].map((height) => take(plan, 1, height));
  same(
    tops.map(({ top }) => top),
    [0, 0, 0, 60, 80],
  );
  same(
    tops.map(({ start }) => Math.round(start)),
    [0, 307, 613, 307, 613],
  );
  same(heightOf(plan), 110);
});

check("cards that end within a pixel are equals, so that half pixels turn no order round", () => {
  const plan = columnsIn(580, 280, GAP);
  take(plan, 1, 100);
  take(plan, 1, 99.4);
  same(take(plan, 1, 10).start, 0);
});

check("a wide card lies below both columns that it spans", () => {
  const plan = columnsIn(900, 280, GAP);
  for (const height of [100, 50, 70]) take(plan, 1, height);
  const { top, start, height } = take(plan, 2, 40);
  same([top, Math.round(start), height], [80, 307, 40]);
  same(ends(plan), [110, 130, 130]);
});

check("a wide card leaves a hole where one of its columns is far shorter", () => {
  const plan = columnsIn(580, 280, GAP);
  take(plan, 1, 210);
  same(leavesHole(ends(plan)), false);
  take(plan, 1, 20);
  take(plan, 1, 1);
  plan.ends[0] = plan.ends[1] + 221;
  same(leavesHole(ends(plan)), true);
});

check("a plan without cards has no height", () => same(heightOf(columnsIn(580, 280, GAP)), 0));

check("cards of any heights never lie over one another, and come in their order from above", () => {
  let seed = 7;
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let round = 0; round < 50; round++) {
    const plan = columnsIn(300 + 1500 * chance(), 280, GAP);
    const boxes = [];
    for (let card = 0; card < 40; card++) {
      const span = Math.min(plan.ends.length, chance() < 0.2 ? 2 : 1);
      const box = { ...take(plan, span, 20 + 400 * chance()), width: widthOf(plan, span) };
      const isOver = (other) =>
        box.top < other.top + other.height &&
        other.top < box.top + box.height &&
        box.start < other.start + other.width - 1 &&
        other.start < box.start + box.width - 1;
      same(boxes.some(isOver), false);
      boxes.push(box);
    }
    same(Math.max(...boxes.map(({ top, height }) => top + height)), heightOf(plan));
  }
});

// Check how the last cards of a chapter end level (static/js/scrapbook/level.js), and what room is left (pack.js).
import { level, reachOf } from "/static/js/scrapbook/level.js";
import { columnsIn, heightOf, roomLeft, take, widthOf } from "/static/js/scrapbook/pack.js";
import { check, same } from "./checks.js";

const GAP = { x: 20, y: 10 };
const narrow = (height) => [{ span: 1, height }];
const note = (height, wide) => [...narrow(height), { span: 2, height: wide, isWidened: true }];
const planOf = (ends) => ({ ...columnsIn(ends.length * 300 - 20, 280, GAP), ends });
const unevenness = (ends) => ends.reduce((sum, end) => sum + (Math.max(...ends) - end) ** 2, 0);
const columnsOf = ({ boxes }) => boxes.map(({ start }) => start / 300);

check("cards end more level than where there is room highest up", () => {
  const cards = [200, 190, 400];
  const highest = planOf([0, 100]);
  for (const height of cards) take(highest, 1, height);
  same(highest.ends, [620, 300]);
  const found = level(planOf([0, 100]), cards.map(narrow));
  same(found.ends, [410, 510]);
  same(columnsOf(found), [0, 0, 1]);
});

check("a note is two columns wide where that saves a hole, and not for little", () => {
  const wide = level(planOf([310, 310]), [note(300, 150)]);
  same(wide.ends, [470, 470]);
  same(
    wide.boxes.map(({ span, top, start }) => [span, top, start]),
    [[2, 310, 0]],
  );
  const small = level(planOf([310, 310]), [note(40, 30)]);
  same(small.boxes[0].span, 1);
});

check("a wide photo may become narrow to level the columns, and costs nothing where it stays wide", () => {
  const photo = [...narrow(100), { span: 2, height: 200 }];
  same(level(planOf([10, 310]), [photo]).boxes[0].span, 1);
  same(level(planOf([300, 310]), [photo]).boxes[0].span, 2);
});

check("no card moves where there is one column", () => {
  same(reachOf(planOf([0])), 0);
  same(reachOf(planOf([0, 0])) > 3, true);
});

check("cards of any heights keep their order, lie beside each other, and end no less level than before", () => {
  let seed = 11;
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  let better = 0;
  for (let round = 0; round < 200; round++) {
    const count = 2 + Math.floor(3 * chance());
    const before = planOf(Array.from({ length: count }, () => 400 * chance()));
    const cards = Array.from({ length: 1 + Math.floor(reachOf(before) * chance()) }, () => {
      const height = 60 + 500 * chance();
      return chance() < 0.4 ? narrow(height) : note(height, 40 + height / 2);
    });
    const greedy = { ...before, ends: [...before.ends] };
    for (const [{ height }] of cards) take(greedy, 1, height);
    const { boxes, ends } = level(before, cards);
    same(boxes.length, cards.length);
    boxes.forEach((box, index) => {
      same(
        cards[index].some(({ span, height }) => box.span === span && box.height === height),
        true,
      );
      for (const earlier of boxes.slice(0, index)) {
        const isBelow = box.top >= earlier.top - 1;
        same(isBelow || (box.start > earlier.start && box.top >= earlier.top - 120), true);
        const isOver =
          box.top < earlier.top + earlier.height &&
          earlier.top < box.top + box.height &&
          box.start < earlier.start + widthOf(before, earlier.span) - 1 &&
          earlier.start < box.start + widthOf(before, box.span) - 1;
        same(isOver, false);
      }
    });
    same(unevenness(ends) <= unevenness(greedy.ends) + 1, true);
    if (unevenness(ends) < unevenness(greedy.ends) / 2) better += 1;
  }
  same(better > 100, true);
});

check("room is left below the columns that make most of it, and none where it is low", () => {
  const plan = planOf([510, 110, 160]);
  same(heightOf(plan), 500);
  same(roomLeft(plan), { top: 160, height: 340, start: 300, width: 580 });
  same(roomLeft(planOf([510, 110, 390])), { top: 110, height: 390, start: 300, width: 280 });
  same(roomLeft(planOf([510, 400, 420])), undefined);
});

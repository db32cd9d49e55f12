// A swipe across an element with data-swipes: whoever asked is told "prev" or "next", as in rel, and where it began.
const SWIPE = 70; // px across, and less than half of it up or down
const hearers = [];
let from = null;

export const onSwipe = (act) => hearers.push(act);

document.addEventListener(
  "touchstart",
  (event) => {
    const touch = event.touches[0];
    const area = event.touches.length === 1 && visualViewport.scale === 1 && event.target.closest?.("[data-swipes]");
    from = area ? { area, x: touch.clientX, y: touch.clientY } : null;
  },
  { passive: true },
);

document.addEventListener(
  "touchend",
  (event) => {
    if (!from) return;
    const x = event.changedTouches[0].clientX - from.x;
    const y = event.changedTouches[0].clientY - from.y;
    const isAcross = Math.abs(x) > SWIPE && Math.abs(y) < Math.abs(x) / 2;
    if (isAcross) hearers.forEach((act) => act(x > 0 ? "prev" : "next", event.target));
    from = null;
  },
  { passive: true },
);

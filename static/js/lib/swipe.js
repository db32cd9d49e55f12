// Report swipes across an element with data-swipes: "prev" or "next", as in rel, and where the swipe began.
const SWIPE = 70; // px across, and less than half of it up or down
const listeners = [];
let start = null;

export const onSwipe = (act) => listeners.push(act);

document.addEventListener(
  "touchstart",
  (event) => {
    const touch = event.touches[0];
    const area = event.touches.length === 1 && visualViewport.scale === 1 && event.target.closest?.("[data-swipes]");
    start = area ? { area, x: touch.clientX, y: touch.clientY } : null;
  },
  { passive: true },
);

document.addEventListener(
  "touchend",
  (event) => {
    if (!start) return;
    const x = event.changedTouches[0].clientX - start.x;
    const y = event.changedTouches[0].clientY - start.y;
    const isAcross = Math.abs(x) > SWIPE && Math.abs(y) < Math.abs(x) / 2;
    if (isAcross) listeners.forEach((act) => act(x > 0 ? "prev" : "next", event.target));
    start = null;
  },
  { passive: true },
);

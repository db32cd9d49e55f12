// A swipe across an element with data-swipes becomes the event glimmers:swipe on it; detail is "prev" or "next", as in rel.
const SWIPE = 70; // px across, and less than half of it up or down
let from = null;

document.addEventListener("touchstart", (event) => {
  const touch = event.touches[0];
  const area = event.touches.length === 1 && visualViewport.scale === 1 && event.target.closest?.("[data-swipes]");
  from = area ? { area, x: touch.clientX, y: touch.clientY } : null;
}, { passive: true });

document.addEventListener("touchend", (event) => {
  if (!from) return;
  const x = event.changedTouches[0].clientX - from.x;
  const y = event.changedTouches[0].clientY - from.y;
  const isAcross = Math.abs(x) > SWIPE && Math.abs(y) < Math.abs(x) / 2;
  if (isAcross) event.target.dispatchEvent(new CustomEvent("glimmers:swipe", { bubbles: true, detail: x > 0 ? "prev" : "next" }));
  from = null;
}, { passive: true });

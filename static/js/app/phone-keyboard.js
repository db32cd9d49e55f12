// Tell the style sheet how much a phone's keyboard covers (--keyboard), where the browser does not make room for it.
const measure = () => {
  const { height, offsetTop, scale } = visualViewport;
  const covered = scale > 1 ? 0 : Math.max(0, innerHeight - height - offsetTop);
  document.documentElement.style.setProperty("--keyboard", `${Math.round(covered)}px`);
};
for (const name of ["resize", "scroll"]) window.visualViewport?.addEventListener(name, measure);

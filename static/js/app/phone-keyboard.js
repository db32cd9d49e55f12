// How much a phone's keyboard covers, as --keyboard for the style sheet, where the browser does not make room for it by itself.
const cover = () => {
  const { height, offsetTop, scale } = visualViewport;
  const covered = scale > 1 ? 0 : Math.max(0, innerHeight - height - offsetTop);
  document.documentElement.style.setProperty("--keyboard", `${Math.round(covered)}px`);
};
for (const name of ["resize", "scroll"]) window.visualViewport?.addEventListener(name, cover);

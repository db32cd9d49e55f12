// The buttons of a photo in a form: earlier, later, out. Without scripts they send the form instead.
const tell = (element, name, detail) => element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
const isOff = (button) => button.getAttribute("aria-disabled") === "true";

// Not `disabled`: the button one has just pressed would lose the focus.
const markEnds = () => {
  for (const button of document.querySelectorAll(".tile button[name=arrange]")) {
    const tile = button.closest(".tile");
    const [verb] = button.value.split(" ");
    const isEnd = verb === "earlier" ? !tile.previousElementSibling : verb === "later" && !tile.nextElementSibling;
    button.setAttribute("aria-disabled", isEnd);
  }
};

const letGo = ({ tile, tray }) => {
  const { photo, staged } = tile.dataset;
  if (staged === undefined) return; // not up, or a photo of the glimmer's own: saving puts it away
  const token = document.cookie.split("; ").find((each) => each.startsWith("glimmers_csrf="))?.slice(14);
  const headers = { "X-CSRFToken": token, "HX-Request": "true" };
  // Where this fails the server lets it go by itself, after a day.
  fetch(`${tray.dataset.stage}${photo}/remove/`, { method: "POST", headers, keepalive: true }).catch(() => {});
};

// What was taken out can be taken back, the last one first, until the form is sent.
let outs = [];
const settle = () => {
  outs.forEach(letGo);
  outs = [];
};

const takeBack = () => {
  const { tile, tray, next } = outs.pop();
  if (next?.isConnected) next.before(tile);
  else tray.querySelector(".tiles").append(tile);
  /refused|shared/.test(tile.dataset.state) || tile.querySelector("[data-again]")?.click(); // it goes up
  tile.querySelector("[value^=out]").focus();
  tell(tray, "glimmers:tray-says", outs.length ? { when: "out" } : {});
  tell(tray, "glimmers:photos");
};

const takeOut = (tile, tray) => {
  const after = tile.nextElementSibling;
  const next = after ?? tile.previousElementSibling;
  const focus = tile.contains(document.activeElement)
    ? (next?.querySelector("[value^=out]") ?? tray.closest("form").querySelector("[name=added]"))
    : null;
  tile.remove();
  focus?.focus();
  outs.push({ tile, tray, next: after });
  const { upload: id } = tile.dataset;
  if (!id) return;
  // Not up yet: it lies in this page alone, so that no draft brings it back.
  tile.request?.abort();
  delete tile.held;
  tell(document, "glimmers:store", { verb: "drop", id });
};

addEventListener("pagehide", settle);
document.addEventListener("htmx:afterRequest", (event) => event.detail.requestConfig.elt.matches("form[data-draft]") && settle());
document.addEventListener("click", (event) => event.target.closest?.("[data-takes-back]") && outs.length && takeBack());
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-tray] button[name=arrange]");
  if (!button) return;
  event.preventDefault();
  if (isOff(button)) return;
  const tile = button.closest(".tile");
  const tray = tile.closest("[data-tray]");
  const [verb] = button.value.split(" ");
  // It is the neighbour that moves, so that the button keeps the focus.
  if (verb === "earlier") tile.after(tile.previousElementSibling);
  else if (verb === "later") tile.before(tile.nextElementSibling);
  else takeOut(tile, tray);
  const number = [...tray.querySelectorAll(".tile")].indexOf(tile) + 1;
  tell(tray, "glimmers:tray-says", { when: number ? "moved" : "out", number });
  tell(tray, "glimmers:photos");
});

document.addEventListener("glimmers:photos", markEnds);
document.addEventListener("htmx:afterSwap", markEnds);
markEnds();

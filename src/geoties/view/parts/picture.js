// The camera and the pointer.

function fit() {
  if (!network) return;
  const [wide, high] = [stage.clientWidth, stage.clientHeight];
  const shown = scene.nodes.length ? scene.nodes : [{ x: 0, y: 0 }];
  const place = (node) => (held.has(node.place) ? at(node) : node);
  const [left, right] = extent(shown.map((node) => place(node).x));
  const [top, bottom] = extent(shown.map((node) => place(node).y));
  const edge = wide > 600 ? 64 : 40;
  const scale = Math.min((wide - 2 * edge) / Math.max(right - left, 1), (high - 76) / Math.max(bottom - top, 1), 1.6);
  fitScale = Math.max(scale, 0.001);
  density = Math.min(1.2, Math.max(0.3, (Math.sqrt((wide * high) / shown.length) / 110) ** 0.7));
  batches.key = "";
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: fitScale });
}
// Brings some actors into view, as large as they can be.
function frame(some) {
  if (!network) return;
  touched = true;
  const [left, right] = extent(some.map((actor) => actor.x));
  const [top, bottom] = extent(some.map((actor) => actor.y));
  const scale = 0.8 * Math.min(stage.clientWidth / Math.max(right - left, 100), stage.clientHeight / Math.max(bottom - top, 100));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: inReach(scale) });
}
// Neither so far out that the picture is lost nor so far in that nothing is left to see.
const inReach = (scale) => Math.min(Math.max(scale, fitScale * 0.5), fitScale * 60);
function zoom(by) {
  network.moveTo({ scale: inReach(network.getScale() * by), position: network.getViewPosition() });
}

// What lies under a point of the screen: an actor before a tie, the nearest first, within `reach` pixels.
function under(point, reach) {
  let best = null;
  for (const actor of scene.nodes) {
    const { x, y } = network.canvasToDOM(at(actor));
    const distance = Math.hypot(point.x - x, point.y - y) - radius(actor);
    if (distance <= reach / 2 && (!best || distance < best.distance)) best = { actor, distance };
  }
  if (best) return best;
  const scale = network.getScale();
  const here = network.DOMtoCanvas(point);
  for (const tie of scene.lines) {
    const distance = distanceTo(tie, here, scale) * scale - tieWidth(tie) / 2;
    if (distance <= reach && (!best || distance < best.distance)) best = { tie, distance };
  }
  return best;
}

let touched = false; // whether the reader moved the camera: it is left alone then

function startPicture({ choose }) {
  if (!network) return;
  network.on("beforeDrawing", paintTies);
  network.on("afterDrawing", (ctx) => {
    if (sketching()) paintSketch(ctx);
    paintNames(ctx);
  });
  let settling = 0;
  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      moving = false;
      network.redraw();
    }, 140);
  };
  const move = () => {
    moving = true;
    settle();
  };
  network.on("dragStart", () => { moving = touched = true; clearTimeout(settling); });
  network.on("dragEnd", settle);
  network.on("zoom", ({ scale }) => {
    touched = true;
    if (inReach(scale) !== scale) network.moveTo({ scale: inReach(scale) });
    move();
  });
  network.on("click", ({ pointer, event }) => choose(under(pointer.DOM, event.pointerType === "touch" ? 16 : 7) ?? {}));
  const tip = byId("tip");
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return void (tip.hidden = true);
    const box = stage.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    const found = under(point, 5);
    stage.style.cursor = found ? "pointer" : "";
    tip.hidden = !found;
    if (!found) return;
    const tie = found.tie;
    tip.textContent = tie ? `${tieName(tie)} · ${counted(tie.strength, "event", "events")}` : found.actor.name;
    tip.style.left = `${Math.min(point.x + 14, stage.clientWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(point.y + 16, stage.clientHeight - tip.offsetHeight - 8)}px`;
  });
  stage.addEventListener("pointerleave", () => { tip.hidden = true; });
  byId("zoom-in").addEventListener("click", () => zoom(1.5));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.5));
  byId("fit").addEventListener("click", () => { touched = false; fit(); });
  new ResizeObserver(() => {
    if (!stage.clientWidth || !stage.clientHeight) return;
    network.setSize("100%", "100%");
    if (!touched) fit();
    network.redraw();
  }).observe(stage);
  // The picture has its text alternatives; a stop for the Tab key that does nothing would only confuse.
  stage.firstElementChild.removeAttribute("tabindex");
}

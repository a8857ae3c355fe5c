// The picture: vis-network holds the actors, the camera and the pointer; ties, mediations and names are painted here,
// because their widths and sizes belong to the screen and not to the zoom, and because vis has no mark for a derived tie.
const stage = byId("canvas");
const LABELS = 120;
const ROOM = 7500; // square pixels of picture for one name
const focus = { ties: null, actors: null }; // what stands out; null where all does

const network = actors.length ? new vis.Network(
  stage,
  {
    nodes: actors.map((actor) => ({ id: actor.place, x: actor.x, y: actor.y, ctxRenderer: paintActor })),
    edges: [],
  },
  JSON.parse(byId("options").textContent),
) : null;

// Several ties of one pair fan out; a tie of an actor with itself is a loop.
const lanes = new Map();
for (const tie of ties) {
  const key = [tie.a.place, tie.b.place].sort((p, q) => p - q).join();
  if (!lanes.has(key)) lanes.set(key, []);
  lanes.get(key).push(tie);
}
for (const lane of lanes.values()) {
  lane.forEach((tie, at) => {
    const step = tie.a === tie.b ? at : at - (lane.length - 1) / 2;
    tie.bend = tie.a.place <= tie.b.place ? step : -step;
  });
}

let fitScale = 1;
// How much larger marks get than on the whole picture; slower than the zoom, so that zooming in makes room.
const growth = () => Math.min(2.2, Math.max(0.6, (network.getScale() / fitScale) ** 0.4));
let density = 1;
const radius = (actor) => Math.max(2.2, actorRadius(actor.degree) * density * growth());
const at = (actor) => network.body.nodes[actor.place];

// ---- painting ----

function styleOf(tie) {
  const thin = Math.max(0.8, tieWidth(tie) * density * growth() ** 0.7);
  return { side: sideOf(tie), verbal: tie.verbal && !tie.derived, derived: tie.derived, width: Math.round(thin * 4) / 4 };
}

function curve(tie, scale) {
  const from = at(tie.a);
  const to = at(tie.b);
  if (tie.a === tie.b) {
    const size = (radius(tie.a) + 9 + 7 * tie.bend) / scale;
    return { loop: true, x: from.x, y: from.y - size, size };
  }
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const side = (tie.bend * 36) / scale;
  return { from, to, x: (from.x + to.x) / 2 - (dy / length) * side, y: (from.y + to.y) / 2 + (dx / length) * side, bent: side !== 0 };
}
function middle(tie, scale) {
  const path = curve(tie, scale);
  if (path.loop) return { x: path.x, y: path.y - path.size };
  return { x: (path.from.x + path.to.x) / 4 + path.x / 2, y: (path.from.y + path.to.y) / 4 + path.y / 2 };
}
function trace(ctx, tie, scale) {
  const path = curve(tie, scale);
  if (path.loop) {
    ctx.moveTo(path.x + path.size, path.y);
    ctx.arc(path.x, path.y, path.size, 0, 2 * Math.PI);
    return;
  }
  ctx.moveTo(path.from.x, path.from.y);
  if (path.bent) ctx.quadraticCurveTo(path.x, path.y, path.to.x, path.to.y);
  else ctx.lineTo(path.to.x, path.to.y);
}

const inFocus = (tie) => !focus.ties || focus.ties.has(tie);
// In a picture of many ties the weak ones step back, so that the strong ones can be followed.
const crowd = Math.min(1, Math.max(0, Math.log10(ties.length / 100) / 1.6));
const opacity = (width) => 0.92 - crowd * (0.72 - 0.5 * Math.min(1, width / (4.5 * density)));

function paintTies(ctx) {
  const scale = network.getScale();
  const batches = new Map();
  for (const tie of [...ties].reverse()) {
    const style = styleOf(tie);
    const lit = inFocus(tie);
    const key = `${lit}|${style.width}|${style.side}|${style.verbal}|${style.derived}`;
    if (!batches.has(key)) batches.set(key, { lit, style, ties: [] });
    batches.get(key).ties.push(tie);
  }
  const ordered = [...batches.values()].sort((p, q) => p.lit - q.lit || p.style.width - q.style.width);
  for (const batch of ordered) {
    ctx.globalAlpha = !focus.ties ? opacity(batch.style.width) : batch.lit ? 1 : 0.08;
    // A derived tie's hollow middle would rub out what it crosses within one path, so each is a path of its own.
    const paths = batch.style.derived ? batch.ties.map((tie) => [tie]) : [batch.ties];
    for (const path of paths) strokeTies(ctx, batch.style, 1 / scale, () => path.forEach((tie) => trace(ctx, tie, scale)));
  }
  for (const tie of ties) {
    const drawn = tie.mediators.filter((mediator) => mediator.mediates);
    if (!drawn.length) continue;
    ctx.globalAlpha = inFocus(tie) ? 1 : 0.08;
    const to = middle(tie, scale);
    strokeMediation(ctx, 1 / scale, () => drawn.forEach((mediator) => {
      ctx.moveTo(at(mediator).x, at(mediator).y);
      ctx.lineTo(to.x, to.y);
    }));
    drawJunction(ctx, to.x, to.y, 1 / scale);
  }
  ctx.globalAlpha = 1;
}

function paintActor({ ctx, id, x, y }) {
  return {
    drawNode() {
      const actor = actors[id];
      const pixel = 1 / network.getScale();
      const r = radius(actor) * pixel;
      const lit = !focus.actors || focus.actors.has(actor);
      // vis finds what a pointer grabs by these; it knows sizes in the picture's units only.
      Object.assign(at(actor).shape, { width: 2 * r, height: 2 * r });
      ctx.globalAlpha = lit ? 1 : 0.18;
      drawActor(ctx, actor.kind, x, y, r, pixel);
      if (focus.chosen === actor) {
        ctx.beginPath();
        ctx.arc(x, y, r + 5 * pixel, 0, 2 * Math.PI);
        ctx.strokeStyle = colours.focus;
        ctx.lineWidth = 2.5 * pixel;
        ctx.stroke();
      }
      ctx.globalAlpha = 1;
    },
  };
}

// ---- names: of constant size, none upon another, the most tied first ----

let moving = false;
let placed = [];
const widths = new Map();
const shown = (name) => {
  const letters = Array.from(name.replace(/\s+/g, " "));
  return letters.length > 30 ? `${letters.slice(0, 29).join("").trimEnd()}…` : letters.join("");
};
const fontOf = (actor) => `${actor.degree > mostTied * 0.4 && actors.length > 8 ? "600 13.5px" : "500 12.5px"} ${getComputedStyle(document.body).fontFamily}`;

// Whether a straight tie runs through a box: its ends are clipped against the box's four sides (Liang and Barsky).
function crosses([from, to], box) {
  let [enter, leave] = [0, 1];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  for (const [move, room] of [[-dx, from.x - box.left], [dx, box.right - from.x], [-dy, from.y - box.top], [dy, box.bottom - from.y]]) {
    if (move === 0 && room < 0) return 0;
    if (move < 0) enter = Math.max(enter, room / move);
    if (move > 0) leave = Math.min(leave, room / move);
  }
  return enter < leave ? 1 : 0;
}

function placeNames(ctx) {
  const taken = new Map();
  const CELL = 48;
  const cells = (box) => {
    const found = [];
    for (let i = Math.floor(box.left / CELL); i <= Math.floor(box.right / CELL); i++) {
      for (let j = Math.floor(box.top / CELL); j <= Math.floor(box.bottom / CELL); j++) found.push(`${i},${j}`);
    }
    return found;
  };
  const take = (box) => cells(box).forEach((cell) => (taken.get(cell) ?? taken.set(cell, []).get(cell)).push(box));
  // A name keeps clear of other names, and of marks; of the much tied it may cover marks of the little tied.
  const free = (box, all) => cells(box).every((cell) => (taken.get(cell) ?? []).every((other) => other.actor === box.actor
    || (other.mark && (!all || other.actor.degree < 0.4 * box.actor.degree)) || box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom));
  const [wide, high] = [stage.clientWidth, stage.clientHeight];
  const before = new Set(placed.map((label) => label.actor));
  const candidates = actors
    .filter((actor) => !focus.actors || focus.actors.has(actor))
    .map((actor) => ({ actor, r: radius(actor), ...network.canvasToDOM(at(actor)) }))
    .filter(({ x, y }) => x > -20 && y > -20 && x < wide + 20 && y < high + 20);
  for (const { actor, x, y, r } of candidates) take({ actor, mark: true, left: x - r, right: x + r, top: y - r, bottom: y + r });
  // A name that was there stays there if it can: names do not flicker when the camera moves a little.
  candidates.sort((p, q) => (q.actor === focus.chosen) - (p.actor === focus.chosen)
    || before.has(q.actor) - before.has(p.actor) || p.actor.place - q.actor.place);
  const budget = Math.min(LABELS, Math.max(12, Math.round((wide * high) / ROOM)));
  const lines = ties.length <= 300 ? ties.filter(inFocus).map((tie) => [network.canvasToDOM(at(tie.a)), network.canvasToDOM(at(tie.b))]) : [];
  const next = [];
  for (const strict of actors.length <= 80 ? [true, false] : [true]) {
    for (const { actor, x, y, r } of candidates) {
      if (next.length >= budget || next.some((label) => label.actor === actor)) continue;
      const font = fontOf(actor);
      const text = shown(actor.name);
      const key = font + text;
      if (!widths.has(key)) {
        ctx.font = font;
        widths.set(key, ctx.measureText(text).width);
      }
      const half = widths.get(key) / 2;
      const gap = r + 3;
      const [low, beside, slant] = [gap + 8, gap + half + 2, 0.7 * gap];
      const spots = [[0, low], [0, -low], [beside, 0], [-beside, 0], [half + slant, slant + 8], [-half - slant, slant + 8],
        [half + slant, -slant - 8], [-half - slant, -slant - 8]];
      let best = null;
      spots.forEach(([dx, dy], rank) => {
        const box = { actor, left: x + dx - half - 3, right: x + dx + half + 3, top: y + dy - 8, bottom: y + dy + 8 };
        const inside = box.left > 0 && box.right < wide && box.top > 0 && box.bottom < high;
        if (!(inside || actor === focus.chosen) || !free(box, strict)) return;
        const cost = rank * 0.4 + lines.reduce((sum, line) => sum + crosses(line, box), 0);
        if (!best || cost < best.cost) best = { cost, box, dx, dy };
      });
      if (!best) continue;
      take(best.box);
      next.push({ actor, text, font, dx: best.dx, dy: best.dy });
    }
  }
  placed = next;
}

function paintNames(ctx) {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (!moving) placeNames(ctx);
  Object.assign(ctx, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, globalAlpha: 1 });
  ctx.strokeStyle = colours.paper;
  ctx.fillStyle = colours.ink;
  for (const { actor, text, font, dx, dy } of placed) {
    const { x, y } = network.canvasToDOM(at(actor));
    ctx.font = font;
    ctx.strokeText(text, x + dx, y + dy);
    ctx.fillText(text, x + dx, y + dy);
  }
  ctx.restore();
}

// ---- camera ----

function fit() {
  if (!network) return;
  const [wide, high] = [stage.clientWidth, stage.clientHeight];
  const xs = actors.map((actor) => at(actor).x);
  const ys = actors.map((actor) => at(actor).y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const edge = wide > 600 ? 64 : 40;
  const scale = Math.min((wide - 2 * edge) / Math.max(right - left, 1), (high - 76) / Math.max(bottom - top, 1), 1.6);
  fitScale = Math.max(scale, 0.001);
  density = Math.min(1.2, Math.max(0.3, (Math.sqrt((wide * high) / actors.length) / 110) ** 0.7));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: fitScale });
}
function zoom(by) {
  const scale = Math.min(Math.max(network.getScale() * by, fitScale * 0.5), fitScale * 60);
  network.moveTo({ scale, position: network.getViewPosition() });
}

// ---- pointer ----

// What lies under a point of the screen: an actor before a tie, the nearest first, within `reach` pixels.
function under(point, reach) {
  let best = null;
  for (const actor of actors) {
    const { x, y } = network.canvasToDOM(at(actor));
    const distance = Math.hypot(point.x - x, point.y - y) - radius(actor);
    if (distance <= reach / 2 && (!best || distance < best.distance)) best = { actor, distance };
  }
  if (best) return best;
  const scale = network.getScale();
  const here = network.DOMtoCanvas(point);
  for (const tie of ties) {
    const distance = distanceTo(tie, here, scale) * scale - tieWidth(tie) / 2;
    if (distance <= reach && (!best || distance < best.distance)) best = { tie, distance };
  }
  return best;
}
function distanceTo(tie, point, scale) {
  const path = curve(tie, scale);
  if (path.loop) return Math.abs(Math.hypot(point.x - path.x, point.y - path.y) - path.size);
  const steps = path.bent ? 16 : 1;
  let nearest = Infinity;
  let [px, py] = [path.from.x, path.from.y];
  for (let step = 1; step <= steps; step++) {
    const t = step / steps;
    const x = (1 - t) ** 2 * path.from.x + 2 * t * (1 - t) * path.x + t * t * path.to.x;
    const y = (1 - t) ** 2 * path.from.y + 2 * t * (1 - t) * path.y + t * t * path.to.y;
    const [dx, dy] = [x - px, y - py];
    const along = Math.min(1, Math.max(0, ((point.x - px) * dx + (point.y - py) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(point.x - px - along * dx, point.y - py - along * dy));
    [px, py] = [x, y];
  }
  return nearest;
}

function standOut({ tie = null, actor = null } = {}) {
  focus.chosen = actor;
  if (tie) {
    focus.ties = new Set([tie]);
    focus.actors = new Set([tie.a, tie.b, ...tie.mediators.filter((mediator) => mediator.mediates)]);
  } else if (actor) {
    focus.ties = new Set([...actor.ties, ...actor.mediates]);
    focus.actors = new Set([actor, ...[...focus.ties].flatMap((one) => [one.a, one.b])]);
  } else {
    focus.ties = focus.actors = null;
  }
  if (network) network.redraw();
}

function startPicture({ choose }) {
  if (!network) return;
  network.on("beforeDrawing", paintTies);
  network.on("afterDrawing", paintNames);
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
  let touched = false;
  network.on("dragStart", () => { moving = touched = true; clearTimeout(settling); });
  network.on("dragEnd", settle);
  network.on("zoom", ({ scale }) => {
    touched = true;
    if (scale < fitScale * 0.5) network.moveTo({ scale: fitScale * 0.5 });
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
  fit();
}

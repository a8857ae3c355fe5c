// Ties: their paths, how they are painted, and how far a point is from one.

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

function styleOf(tie) {
  const thin = Math.max(0.8, tieWidth(tie) * density * growth() ** 0.7);
  return { side: sideOf(tie), verbal: tie.change ? tie.change === "ended" : tie.verbal && !tie.derived, derived: tie.derived, width: Math.round(thin * 4) / 4 };
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
  if (tie.bend === 0 && tie.a !== tie.b) {
    ctx.moveTo(at(tie.a).x, at(tie.a).y);
    ctx.lineTo(at(tie.b).x, at(tie.b).y);
    return;
  }
  const path = curve(tie, scale);
  if (path.loop) {
    ctx.moveTo(path.x + path.size, path.y);
    ctx.arc(path.x, path.y, path.size, 0, 2 * Math.PI);
    return;
  }
  ctx.moveTo(path.from.x, path.from.y);
  ctx.quadraticCurveTo(path.x, path.y, path.to.x, path.to.y);
}

const drawnMediators = (tie) => tie.mediators.filter((mediator) => mediator.mediates);
const inFocus = (tie) => !focus.ties || focus.ties.has(tie);
// In a picture of many ties the weak ones step back, so that the strong ones can be followed.
const opacity = (width) => {
  const weak = Math.min(0.92, Math.max(0.05, 60 / scene.lines.length ** 0.75));
  return weak + (0.92 - weak) * Math.min(1, width / (5 * density)) ** 2;
};

// Ties of one look are one path: thousands of ties are some dozens of strokes. The weak are drawn first.
// While the picture moves only the strongest are drawn, as many as this machine draws smoothly.
let batches = { key: "", list: [] };
function tieBatches() {
  const most = moving ? pace.most() : Infinity;
  const key = [growth().toFixed(2), density, focus.count, most].join();
  if (batches.key === key) return batches.list;
  const found = new Map();
  for (const tie of scene.lines.slice(0, most).reverse()) {
    const style = styleOf(tie);
    const lit = inFocus(tie);
    // The hollow middle of a derived tie would rub out what it crosses within one path: each is a path of its own.
    const look = style.derived && lit ? tie.index : `${lit} ${style.width} ${style.side} ${style.verbal}`;
    if (!found.has(look)) found.set(look, { lit, style: { ...style, derived: style.derived && lit }, ties: [] });
    found.get(look).ties.push(tie);
  }
  batches = { key, list: [...found.values()].sort((p, q) => p.lit - q.lit || p.style.width - q.style.width) };
  return batches.list;
}

// Slow frames in a row while the picture moves mean fewer ties in the next ones.
const pace = {
  steps: [Infinity, 2000, 1000, 500, 200, 60],
  step: 0,
  before: 0,
  slow: 0,
  most: () => pace.steps[pace.step],
  tick() {
    const now = performance.now();
    const frame = now - pace.before;
    pace.before = now;
    if (frame > 300) return; // the picture stood still in between
    pace.slow = frame > 20 ? pace.slow + 1 : Math.max(0, pace.slow - 1);
    if (pace.slow < 3) return;
    pace.slow = 0;
    while (pace.step < pace.steps.length - 1 && pace.most() >= scene.lines.length) pace.step += 1;
    pace.step = Math.min(pace.step + 1, pace.steps.length - 1);
  },
};

function paintTies(ctx) {
  if (moving) pace.tick();
  const scale = network.getScale();
  for (const batch of tieBatches()) {
    ctx.globalAlpha = !focus.ties ? opacity(batch.style.width) : batch.lit ? 1 : 0.08;
    strokeTies(ctx, batch.style, 1 / scale, () => batch.ties.forEach((tie) => trace(ctx, tie, scale)));
    if (!moving || scene.lines.length <= 300) paintArrows(ctx, batch, scale);
  }
  for (const { tie, drawn } of scene.mediated) {
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

// Arrowheads say where most of a tie's events run one way. In a picture of very many they would only be dust.
function paintArrows(ctx, { ties: batch, style, lit }, scale) {
  if (style.derived || (scene.lines.length > 600 && !(focus.ties && lit))) return;
  ctx.fillStyle = colours[style.side];
  ctx.beginPath();
  for (const tie of batch) if (tie.way && tie.a !== tie.b) arrow(ctx, tie, style.width, scale);
  ctx.fill();
}
function arrow(ctx, tie, width, scale) {
  const path = curve(tie, scale);
  const [from, to, target] = tie.way > 0 ? [path.from, path.to, tie.b] : [path.to, path.from, tie.a];
  const [dx, dy] = path.bent ? [to.x - path.x, to.y - path.y] : [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const [long, wide, gap] = [6 + 1.6 * width, 2.6 + 1.1 * width, radius(target) + 2].map((pixels) => pixels / scale);
  if (length < gap + 2 * long) return;
  const [ux, uy] = [dx / length, dy / length];
  const [tip, base] = [gap, gap + long].map((back) => ({ x: to.x - ux * back, y: to.y - uy * back }));
  ctx.moveTo(tip.x, tip.y);
  ctx.lineTo(base.x - uy * wide, base.y + ux * wide);
  ctx.lineTo(base.x + uy * wide, base.y - ux * wide);
  ctx.closePath();
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

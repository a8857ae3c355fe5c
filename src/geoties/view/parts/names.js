// Names of actors: of constant size on the screen, none upon another, the most tied first.
const FONT = getComputedStyle(document.body).fontFamily;
const LABELS = 120;
const ROOM = 7500; // square pixels of picture for one name
let placed = [];
const widths = new Map();
const shown = (name) => {
  const letters = Array.from(name.replace(/\s+/g, " "));
  return letters.length > 30 ? `${letters.slice(0, 29).join("").trimEnd()}…` : letters.join("");
};
const fontOf = (actor) => `${actor.bubble || actor.degree > mostTied * 0.6 && scene.nodes.length > 8 ? "600 13.5px" : "500 12.5px"} ${FONT}`;

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
  const free = (box, cover) => cells(box).every((cell) => (taken.get(cell) ?? []).every((other) => other.actor === box.actor
    || (other.mark && ( other.actor.degree < cover * box.actor.degree)) || box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom));
  const [wide, high] = [stage.clientWidth, stage.clientHeight];
  const before = new Set(placed.map((label) => label.actor));
  const candidates = scene.nodes
    .filter((actor) => !focus.actors || focus.actors.has(actor))
    .map((actor) => ({ actor, r: radius(actor), ...network.canvasToDOM(at(actor)) }))
    .filter(({ x, y }) => x > -20 && y > -20 && x < wide + 20 && y < high + 20);
  for (const { actor, x, y, r } of candidates) take({ actor, mark: true, left: x - r, right: x + r, top: y - r, bottom: y + r });
  const [corner, here] = [byId("camera").getBoundingClientRect(), stage.getBoundingClientRect()];
  take({ left: corner.left - here.left, right: corner.right - here.left, top: corner.top - here.top, bottom: corner.bottom - here.top });
  // A name that was there stays there if it can: names do not flicker when the camera moves a little.
  candidates.sort((p, q) => (q.actor === focus.chosen) - (p.actor === focus.chosen)
    || before.has(q.actor) - before.has(p.actor) || Boolean(q.actor.bubble) - Boolean(p.actor.bubble) || p.actor.place - q.actor.place);
  const budget = Math.min(LABELS, Math.max(12, Math.round((wide * high) / ROOM)));
  const lines = scene.lines.length <= 300 ? scene.lines.filter(inFocus).map((tie) => [network.canvasToDOM(at(tie.a)), network.canvasToDOM(at(tie.b))]) : [];
  const next = [];
  for (const cover of scene.nodes.length <= 80 ? [0.4, 0.99] : [0.4]) {
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
      if (x < 0 || x > wide || y < 0 || y > high) continue;
      const [low, beside, slant] = [gap + 8, gap + half + 2, 0.7 * gap];
      const spots = [[0, low], [0, -low], [beside, 0], [-beside, 0], [half + slant, slant + 8], [-half - slant, slant + 8],
        [half + slant, -slant - 8], [-half - slant, -slant - 8]];
      let best = null;
      spots.forEach(([sideways, dy], rank) => {
        // Above and below, a name near the picture's edge moves inwards.
        const dx = sideways || Math.max(half + 6 - x, Math.min(0, wide - half - 6 - x));
        const box = { actor, left: x + dx - half - 3, right: x + dx + half + 3, top: y + dy - 8, bottom: y + dy + 8 };
        const inside = box.left > 0 && box.right < wide && box.top > 0 && box.bottom < high;
        if (!(inside || actor === focus.chosen) || !free(box, cover)) return;
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

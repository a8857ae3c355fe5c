// The picture: vis-network holds the actors, the camera and the pointer; ties, mediations and names are painted here,
// because their widths and sizes belong to the screen and not to the zoom, and because vis has no mark for a derived tie.
const stage = byId("canvas");
const focus = { ties: null, actors: null, chosen: null, count: 0 }; // what stands out; null where all does

const about = data.about ?? null; // a page about one actor or two has no picture, nor vis-network
const nodes = about ? null : new vis.DataSet();
const network = actors.length && !about ? new vis.Network(stage, { nodes, edges: [] }, JSON.parse(byId("options").textContent)) : null;
const held = new Map(); // what vis has a node for, by place

// Puts the scene's nodes into vis; those that were there before and are in it no more stay, unseen.
function stageScene() {
  if (!network) return;
  const missing = scene.nodes.filter((node) => !held.has(node.place));
  for (const node of missing) held.set(node.place, node);
  if (missing.length) nodes.add(missing.map((node) => ({ id: node.place, x: node.x, y: node.y, ctxRenderer: paintActor })));
  network.body.nodeIndices = scene.nodes.map((node) => node.place);
  batches.key = "";
  pace.step = 0;
  network.redraw();
}

let fitScale = 1;
// How much larger marks get than on the whole picture; slower than the zoom, so that zooming in makes room.
const growth = () => Math.min(2.2, Math.max(0.6, (network.getScale() / fitScale) ** 0.4));
let density = 1;
const radius = (actor) => Math.max(2.2, (actor.bubble ? bubbleRadius(actor) : actorRadius(actor.degree)) * density * growth());
let moving = false;
const at = (actor) => network.body.nodes[actor.place];

// Thousands of shapes are too many to paint anew for each frame of a movement: dots stand for them.
const sketching = () => moving && scene.nodes.length > 1500;
function paintSketch(ctx) {
  const pixel = 1 / network.getScale();
  for (const lit of focus.actors ? [false, true] : [true]) {
    ctx.beginPath();
    for (const actor of scene.nodes) {
      if (focus.actors && focus.actors.has(actor) !== lit) continue;
      const r = 0.8 * radius(actor) * pixel;
      ctx.rect(at(actor).x - r, at(actor).y - r, 2 * r, 2 * r);
    }
    ctx.globalAlpha = lit ? 1 : 0.18;
    ctx.fillStyle = colours.actor;
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

function paintActor({ ctx, id, x, y }) {
  return {
    drawNode() {
      if (sketching()) return;
      const actor = held.get(id);
      const pixel = 1 / network.getScale();
      const r = radius(actor) * pixel;
      const lit = !focus.actors || focus.actors.has(actor);
      // vis finds what a pointer grabs by these; it knows sizes in the picture's units only.
      Object.assign(at(actor).shape, { width: 2 * r, height: 2 * r });
      ctx.globalAlpha = lit ? 1 : 0.18;
      if (actor.bubble) drawBubble(ctx, x, y, r, pixel);
      else drawActor(ctx, actor.kind, x, y, r, pixel);
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

function standOut({ tie = null, actor = null, path = null } = {}) {
  focus.chosen = actor;
  focus.count += 1;
  if (path || tie) {
    const lit = path ?? [tie];
    focus.ties = new Set(lit);
    focus.actors = new Set(lit.flatMap((one) => [one.a, one.b, ...drawnMediators(one)]));
  } else if (actor) {
    focus.ties = new Set(scene.lines.filter((one) => one.a === actor || one.b === actor || one.mediators.includes(actor)));
    focus.actors = new Set([actor, ...[...focus.ties].flatMap((one) => [one.a, one.b, ...drawnMediators(one)])]);
  } else {
    focus.ties = focus.actors = null;
  }
  if (network) network.redraw();
}

// The picture: vis-network holds the actors, the camera and the pointer; ties, mediations and names are painted here,
// because their widths and sizes belong to the screen and not to the zoom, and because vis has no mark for a derived tie.
const stage = byId("canvas");
const focus = { ties: null, actors: null, chosen: null, count: 0 }; // what stands out; null where all does

const network = actors.length ? new vis.Network(
  stage,
  {
    nodes: actors.map((actor) => ({ id: actor.place, x: actor.x, y: actor.y, ctxRenderer: paintActor })),
    edges: [],
  },
  JSON.parse(byId("options").textContent),
) : null;

let fitScale = 1;
// How much larger marks get than on the whole picture; slower than the zoom, so that zooming in makes room.
const growth = () => Math.min(2.2, Math.max(0.6, (network.getScale() / fitScale) ** 0.4));
let density = 1;
const radius = (actor) => Math.max(2.2, actorRadius(actor.degree) * density * growth());
let moving = false;
const at = (actor) => network.body.nodes[actor.place];

// Thousands of shapes are too many to paint anew for each frame of a movement: dots stand for them.
const sketching = () => moving && actors.length > 1500;
function paintSketch(ctx) {
  const pixel = 1 / network.getScale();
  for (const lit of focus.actors ? [false, true] : [true]) {
    ctx.beginPath();
    for (const actor of actors) {
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

function standOut({ tie = null, actor = null } = {}) {
  focus.chosen = actor;
  focus.count += 1;
  if (tie) {
    focus.ties = new Set([tie]);
    focus.actors = new Set([tie.a, tie.b, ...drawnMediators(tie)]);
  } else if (actor) {
    focus.ties = new Set([...actor.ties, ...actor.mediates]);
    focus.actors = new Set([actor, ...[...focus.ties].flatMap((one) => [one.a, one.b, ...drawnMediators(one)])]);
  } else {
    focus.ties = focus.actors = null;
  }
  if (network) network.redraw();
}

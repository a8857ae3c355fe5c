// The marks of the picture: how an actor's kind, a tie's balance, weight and origin look. The legend draws with the same.
const colours = {};
function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ink", "soft", "line", "cooperation", "conflict", "mixed", "new", "ended", "turned", "actor", "mediator", "focus"]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}
readColours();

// Ties in screen pixels: width grows with the logarithm of the events, from the weakest tie here to the strongest. Where
// these are near each other the widths are too: eight events beside one do not look like eight hundred.
const tieWidth = (tie) => {
  const [weakest, most] = scene.logs;
  const log = Math.min(most, Math.max(weakest, Math.log(Math.max(1, tie.strength))));
  return 1.3 + 1.1 * ((log - weakest) * Math.min(1, 5 / (most - weakest || 1)));
};
const DASH = [6, 4];
const DERIVED_GAP = 2.4;

const mostTied = Math.max(1, extent(actors.map((actor) => actor.degree))[1]);
const actorRadius = (degree) => 5 + 15 * Math.sqrt(degree / mostTied) * Math.min(1, 0.35 + mostTied / 20);

const polygon = (ctx, x, y, r, corners, turn) => {
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    ctx[corner ? "lineTo" : "moveTo"](x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  ctx.closePath();
};
const SHAPES = {
  Country: (ctx, x, y, r) => ctx.arc(x, y, r, 0, 2 * Math.PI),
  Person: (ctx, x, y, r) => {
    ctx.arc(x, y - 0.5 * r, 0.5 * r, 0, 2 * Math.PI);
    ctx.moveTo(x - 0.95 * r, y + r);
    ctx.bezierCurveTo(x - 0.95 * r, y - 0.1 * r, x + 0.95 * r, y - 0.1 * r, x + 0.95 * r, y + r);
    ctx.closePath();
  },
  Organization: (ctx, x, y, r) => ctx.roundRect(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r, 0.45 * r),
  Intergovernmental: (ctx, x, y, r) => polygon(ctx, x, y, 1.08 * r, 6, 0),
  GovernmentBody: (ctx, x, y, r) => polygon(ctx, x, y + 0.06 * r, 1.12 * r, 5, -Math.PI / 2),
  ArmedForce: (ctx, x, y, r) => polygon(ctx, x, y + 0.2 * r, 1.25 * r, 3, -Math.PI / 2),
  ArmedGroup: (ctx, x, y, r) => polygon(ctx, x, y - 0.2 * r, 1.25 * r, 3, Math.PI / 2),
  Company: (ctx, x, y, r) => polygon(ctx, x, y, 1.2 * r, 4, -Math.PI / 2),
  Media: (ctx, x, y, r) => {
    for (let corner = 0; corner < 10; corner++) {
      const reach = corner % 2 ? 0.58 * r : 1.25 * r;
      const angle = -Math.PI / 2 + (corner * Math.PI) / 5;
      ctx[corner ? "lineTo" : "moveTo"](x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    }
    ctx.closePath();
  },
  "": (ctx, x, y, r) => ctx.arc(x, y, 0.85 * r, 0, 2 * Math.PI),
};

// `pixel` is the size of a screen pixel in the units of the context.
function drawActor(ctx, kind, x, y, r, pixel) {
  ctx.beginPath();
  SHAPES[kind](ctx, x, y, r);
  ctx.lineJoin = "round";
  ctx.strokeStyle = colours.paper;
  ctx.lineWidth = Math.min(3 * pixel, 0.55 * r);
  ctx.stroke();
  ctx.fillStyle = kind ? colours.actor : colours.paper;
  ctx.fill();
  if (kind) return;
  ctx.strokeStyle = colours.actor;
  ctx.lineWidth = 1.6 * pixel;
  ctx.stroke();
}

// Strokes the path that `trace` puts into the context, as ties of this style look.
function strokeTies(ctx, style, pixel, trace) {
  ctx.strokeStyle = colours[style.side];
  ctx.lineCap = "butt";
  ctx.setLineDash(style.verbal ? DASH.map((length) => length * pixel) : []);
  ctx.lineWidth = (style.derived ? style.width + DERIVED_GAP : style.width) * pixel;
  ctx.beginPath();
  trace();
  ctx.stroke();
  if (style.derived) {
    ctx.setLineDash([]);
    ctx.strokeStyle = colours.paper;
    ctx.lineWidth = DERIVED_GAP * pixel;
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

function strokeMediation(ctx, pixel, trace) {
  ctx.strokeStyle = colours.mediator;
  ctx.lineWidth = 1.8 * pixel;
  ctx.lineCap = "round";
  ctx.setLineDash([0.1 * pixel, 4.5 * pixel]);
  ctx.beginPath();
  trace();
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.lineCap = "butt";
}

// A folded community: a ring around what is not drawn.
const bubbleRadius = (bubble) => 12 + 16 * Math.sqrt(bubble.members.length / largestCommunity);
function drawBubble(ctx, x, y, r, pixel) {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = colours.line;
  ctx.fill();
  ctx.strokeStyle = colours.actor;
  ctx.lineWidth = 2.5 * pixel;
  ctx.stroke();
}

function drawJunction(ctx, x, y, pixel) {
  ctx.beginPath();
  polygon(ctx, x, y, 5.5 * pixel, 4, 0);
  ctx.fillStyle = colours.mediator;
  ctx.strokeStyle = colours.paper;
  ctx.lineWidth = 2 * pixel;
  ctx.stroke();
  ctx.fill();
}

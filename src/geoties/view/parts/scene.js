// What is drawn: the visible ties, the strongest first, as many as `state.most`; folded communities stand for their actors.
const scene = { nodes: [], lines: [], mediated: [], left: 0, logs: [0, 0] };
const BUNDLES = 2.5; // lines drawn at first for each folded community
const FOLDED_FROM = 1500; // actors

const communities = new Map();
for (const actor of actors) {
  if (actor.community < 0) continue;
  if (!communities.has(actor.community)) communities.set(actor.community, []);
  communities.get(actor.community).push(actor);
}
const largestCommunity = Math.max(1, ...[...communities.values()].map((members) => members.length));
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const bubbles = new Map([...communities].map(([community, members]) => [community, {
  place: actors.length + community,
  bubble: true,
  community,
  members, // the most tied first, as actors stand
  name: say(words.community, { name: members[0].name, n: number(members.length - 1) }),
  x: mean(members.map((actor) => actor.x)),
  y: mean(members.map((actor) => actor.y)),
  degree: 0,
}]));
const isFolded = () => bubbles.size > 1 && (state.folded ?? actors.length > FOLDED_FROM);

// `extra` ties are drawn however weak they are.
function setScene(extra) {
  const folded = isFolded();
  const nodeOf = (actor) => (folded && !state.open.has(actor.community) && bubbles.get(actor.community)) || actor;
  const all = folded ? bundled(nodeOf) : visible.ties;
  // Of the lines between folded communities fewer: there is one for nearly every two of them.
  let bundles = folded ? (BUNDLES * bubbles.size * state.most) / MOST : 0;
  scene.lines = all.filter((line) => !line.bundle || bundles-- > 0).slice(0, state.most);
  if (!folded) scene.lines.push(...extra.filter((tie) => !scene.lines.includes(tie)));
  scene.left = Math.max(0, all.length - scene.lines.length);
  // Widths compare the lines of one picture: bundles with bundles, else all ties of the page, so that filters keep widths.
  scene.logs = extent((folded ? scene.lines : ties).map((tie) => Math.log(Math.max(1, folded ? tie.strength : tie.total.strength))));
  const shown = new Set(scene.lines.flatMap((tie) => [tie.a, tie.b]));
  scene.mediated = scene.lines.map((tie) => ({ tie, drawn: drawnMediators(tie).filter((mediator) => nodeOf(mediator) === mediator) }))
    .filter(({ drawn }) => drawn.length);
  for (const { drawn } of scene.mediated) drawn.forEach((mediator) => shown.add(mediator));
  // Actors without a line are drawn too, unless they only lack it because the weaker ties are not drawn yet.
  for (const actor of visible.actors) {
    const node = nodeOf(actor);
    if (node.bubble || !scene.left || !actor.ties.length) shown.add(node);
  }
  if (state.path.length) state.path.forEach((actor) => shown.add(nodeOf(actor)));
  if (state.around) shown.add(nodeOf(state.around));
  scene.nodes = [...shown];
}

// The ties between nodes as lines: those from or to a folded community are one line, and those within it none.
function bundled(nodeOf) {
  const bundles = new Map();
  const lines = [];
  for (const tie of visible.ties) {
    const [a, b] = [nodeOf(tie.a), nodeOf(tie.b)];
    if (a === tie.a && b === tie.b) lines.push(tie);
    else if (a !== b) {
      const key = a.place < b.place ? `${a.place},${b.place}` : `${b.place},${a.place}`;
      if (!bundles.has(key)) bundles.set(key, { ends: a.place < b.place ? [a, b] : [b, a], held: [] });
      bundles.get(key).held.push(tie);
    }
  }
  for (const [key, { ends: [a, b], held: inside }] of bundles) {
    const sums = { strength: 0, quads: [0, 0, 0, 0], forward: 0, backward: 0 };
    for (const tie of inside) {
      sums.strength += Math.max(1, tie.strength);
      tie.quads.forEach((count, at) => { sums.quads[at] += count; });
    }
    lines.push(count({ index: key, a, b, bundle: inside, mediators: [], derived: false, kinds: [], bend: 0, reports: 0 }, sums));
  }
  return lines.sort((p, q) => q.strength - p.strength);
}

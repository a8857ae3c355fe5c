// Which ties the filters let through, and what each then counts: its moments tell, where it has them. A tie without
// moments passes by what is known of it as a whole, and counts what it counts.
const visible = { ties, actors: new Set(actors) };

const inTime = (start, end) => (state.from === null || end >= state.from) && (state.to === null || start <= state.to);
const timed = () => state.from !== null || state.to !== null;
const counting = () => timed() || state.kinds.size + state.quads.size + state.statuses.size + state.datasets.size > 0;
const among = (set, value) => set.size === 0 || set.has(value);
const looksLike = ({ kind, quad, status, dataset }) => among(state.kinds, kind) && among(state.quads, quad)
  && among(state.datasets, dataset || "") && (state.statuses.size ? state.statuses.has(status) : status === "asserted");

function countMoments(tie, passes) {
  const quads = [0, 0, 0, 0];
  let [strength, forward, backward] = [0, 0, 0];
  const rows = tie.moments;
  for (let at = 0; at < rows.length; at += 4) {
    const look = rows[at + 2];
    if (!passes[look] || (timed() && (rows[at] < 0 || !inTime(rows[at], rows[at] + rows[at + 1])))) continue;
    const events = rows[at + 3];
    strength += events;
    const quad = QUADS.indexOf(looks[look].quad);
    if (quad >= 0) quads[quad] += events;
    if (looks[look].way > 0) forward += events;
    if (looks[look].way < 0) backward += events;
  }
  return { strength, quads, forward, backward };
}

function passesWhole(tie, byTime = timed()) {
  if (state.kinds.size && !tie.kinds.some((kind) => state.kinds.has(kind))) return false;
  if (state.quads.size && !QUADS.some((quad, at) => tie.total.quads[at] && state.quads.has(quad))) return false;
  if (byTime && (tie.span[0] === null || !inTime(...tie.span))) return false;
  if (!state.statuses.size && !state.datasets.size) return true;
  return tie.claims.concat(tie.joinedClaims).some((place) => passesClaim(data.evidence.claims[place]))
    || (state.statuses.has("asserted") && !state.datasets.size);
}

// Evidence is filtered by what its event is, and by its own document's data set.
function passesEvent(event) {
  const [start, more] = event.months ?? [null, 0];
  return among(state.kinds, event.kind || event.type || "") && among(state.quads, event.quad ?? "")
    && among(state.statuses, event.status || "asserted") && (!timed() || (start !== null && inTime(start, start + more)));
}
const passesClaim = ([event, document]) => passesEvent(data.evidence.events[event])
  && among(state.datasets, data.evidence.documents[document].dataset ?? "");

const passesActor = (actor) => among(state.actorKinds, actor.kind) && (state.level === "actors" || actor.kind === "Country");

function applyFilters() {
  const passes = looks.map(looksLike);
  const some = counting();
  let found = [];
  for (const tie of ties) {
    if (!some) count(tie, tie.total);
    else if (tie.moments) count(tie, countMoments(tie, passes));
    else if (passesWhole(tie)) count(tie, tie.total);
    else count(tie, { strength: -1, quads: [0, 0, 0, 0], forward: 0, backward: 0 });
    const least = Math.max(state.events, some && tie.moments ? 1 : 0);
    if (tie.strength >= least && tie.reports >= state.reports && passesActor(tie.a) && passesActor(tie.b)) found.push(tie);
  }
  if (state.around) {
    const near = within(state.around, state.steps, found);
    found = found.filter((tie) => near.has(tie.a) && near.has(tie.b));
  }
  if (some) found.sort((p, q) => q.strength - p.strength || p.index - q.index);
  visible.ties = found;
  visible.actors = new Set(found.flatMap((tie) => [tie.a, tie.b, ...drawnMediators(tie)]));
  if (state.around) visible.actors.add(state.around);
  else if (!some && !state.events && !state.reports) actors.forEach((actor) => !actor.ties.length && passesActor(actor) && visible.actors.add(actor));
}

function neighbours(list) {
  const near = new Map();
  for (const tie of list) {
    for (const [from, to] of [[tie.a, tie.b], [tie.b, tie.a]]) {
      if (from === to) continue;
      if (!near.has(from)) near.set(from, []);
      near.get(from).push({ to, tie });
    }
  }
  return near;
}

function within(start, steps, list) {
  const near = neighbours(list);
  let edge = [start];
  const reached = new Set(edge);
  for (let step = 0; step < steps; step++) {
    edge = edge.flatMap((actor) => (near.get(actor) ?? []).map(({ to }) => to)).filter((to) => !reached.has(to) && reached.add(to));
  }
  return reached;
}

// The shortest path over the visible ties; of several as short, the one whose ties are strongest by their logarithms.
function shortestPath(from, to) {
  const near = neighbours(visible.ties);
  let best = new Map([[from, { worth: 0, back: null, tie: null }]]);
  const reached = new Map(best);
  while (best.size && !reached.has(to)) {
    const next = new Map();
    for (const [actor, { worth }] of best) {
      for (const { to: there, tie } of near.get(actor) ?? []) {
        const gain = worth + Math.log(1 + Math.max(0, tie.strength));
        if (!reached.has(there) && !(next.get(there)?.worth >= gain)) next.set(there, { worth: gain, back: actor, tie });
      }
    }
    for (const [actor, step] of next) reached.set(actor, step);
    best = next;
  }
  if (!reached.has(to)) return null;
  const path = [];
  for (let here = to; reached.get(here).tie; here = reached.get(here).back) path.unshift(reached.get(here).tie);
  return path;
}

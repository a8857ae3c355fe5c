// The page's data: actors and ties as objects, made from the compact columns that the page was written with.
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words.page;
const QUADS = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"];

const say = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, words.thousands);
const counted = (n, one, many) => (n === 1 ? words[one] : say(words[many], { n: number(n) }));

const reader = (columns) => (name, row, otherwise) => columns[name]?.[row] ?? otherwise;
const ofActor = reader(data.actors);
const ofTie = reader(data.ties);
const ofTable = (table, column, row) => data.ties[table]?.[ofTie(column, row, -1)] ?? [];

const actors = data.actors.name.map((name, place) => ({
  place,
  name,
  id: ofActor("id", place, "") || name,
  kind: data.kinds[ofActor("kind", place, 0)],
  iso3: ofActor("iso3", place, ""),
  country: ofActor("country", place, ""),
  aliases: ofActor("aliases", place, []),
  x: data.actors.x[place],
  y: data.actors.y[place],
  ties: [],
  mediates: [],
  degree: 0,
}));

const ties = data.ties.a.map((a, index) => {
  const [verbalCooperation, materialCooperation, verbalConflict, materialConflict] = QUADS.map((quad) => ofTie(quad, index, 0));
  const [years = "", last = ""] = ofTable("yearTable", "years", index);
  const cooperation = verbalCooperation + materialCooperation;
  const conflict = verbalConflict + materialConflict;
  const events = ofTie("events", index, 0);
  return {
    index,
    a: actors[a],
    b: actors[data.ties.b[index]],
    events,
    joint: ofTie("joint", index, 0),
    strength: Math.max(events, ofTie("joint", index, 0)),
    reports: ofTie("reports", index, 0),
    forward: ofTie("forward", index, 0),
    backward: ofTie("backward", index, 0),
    rolledUp: ofTie("rolled_up", index, 0),
    quads: [verbalCooperation, materialCooperation, verbalConflict, materialConflict],
    cooperation,
    conflict,
    // From -1, all conflict, to 1, all cooperation; within a fifth of the middle neither is said to lead.
    balance: cooperation + conflict ? (cooperation - conflict) / (cooperation + conflict) : 0,
    verbal: verbalCooperation + verbalConflict > 0 && materialCooperation + materialConflict === 0,
    derived: ofTie("derived", index, 0) === 1,
    kinds: ofTable("kindTable", "kinds", index),
    mediators: ofTable("mediatorTable", "mediators", index).map((at) => (typeof at === "number" ? actors[at] : { name: at })),
    years,
    last,
    claims: ofTie("claims", index, []),
    joinedClaims: ofTie("joinedClaims", index, []),
    claimTotal: ofTie("claimTotal", index, 0),
  };
});

for (const tie of ties) {
  tie.a.ties.push(tie);
  if (tie.a !== tie.b) tie.b.ties.push(tie);
  for (const mediator of new Set(tie.mediators)) if (mediator.mediates) mediator.mediates.push(tie);
}
for (const actor of actors) actor.degree = new Set(actor.ties.map((tie) => otherEnd(tie, actor)).filter((end) => end !== actor)).size;

function otherEnd(tie, actor) {
  return tie.a === actor ? tie.b : tie.a;
}

const sideOf = (tie) => (tie.balance > 0.2 ? "cooperation" : tie.balance < -0.2 ? "conflict" : "mixed");
const kindWords = (kind) => data.words.kinds[kind] ?? data.words.kinds[""];
const eventWords = (kind) => data.words.events[kind] ?? kind.replace(/_/g, " ").toLowerCase();
const tieName = (tie) => (tie.a === tie.b ? `${tie.a.name}, ${words.self_tie}` : `${tie.a.name} – ${tie.b.name}`);

// Names that several actors bear are told apart by what else is known of them.
const bearers = new Map();
for (const actor of actors) bearers.set(actor.name, (bearers.get(actor.name) ?? 0) + 1);
function describe(actor) {
  const known = [actor.kind && kindWords(actor.kind), actor.country && actor.country !== actor.name && actor.country];
  if (bearers.get(actor.name) > 1) known.push(actor.id);
  return known.filter(Boolean).join(" · ");
}

// The claims of a tie, gathered by event, in time; what has no date or no year comes last.
function eventsOf(tie) {
  const gathered = new Map();
  for (const [claims, joined] of [[tie.claims, false], [tie.joinedClaims, true]]) {
    for (const place of claims) {
      const claim = data.evidence.claims[place];
      if (!gathered.has(claim[0])) gathered.set(claim[0], { ...data.evidence.events[claim[0]], joined, claims: [] });
      gathered.get(claim[0]).claims.push(claim);
    }
  }
  const last = "\uffff";
  return [...gathered.values()].sort((p, q) => ((p.when || last) < (q.when || last) ? -1 : (p.when || last) > (q.when || last) ? 1 : 0));
}

// The least and the greatest; not by Math.min(...values), which a hundred thousand ties overflow.
const extent = (values) => values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);

// The only way in which the page makes elements: text is set as text.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") children.push(value);
    else if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  return fill(element, ...children);
}
function fill(element, ...children) {
  element.replaceChildren(...children.filter((child) => child || child === 0));
  return element;
}
const byId = (id) => document.getElementById(id);

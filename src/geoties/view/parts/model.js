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
  community: ofActor("community", place, -1),
  x: data.actors.x[place],
  y: data.actors.y[place],
  ties: [],
  mediates: [],
  degree: 0,
}));

// Months since the year 0, as the moments of ties have them.
const monthOf = (day) => (/^\d{4}/.test(day) ? Number(day.slice(0, 4)) * 12 + Math.max(0, Number(day.slice(5, 7)) - 1) : null);
const looks = (data.ties.lookTable ?? []).map(([kind, quad, status, dataset, way]) => ({ kind, quad, status, dataset, way }));

const ties = data.ties.a.map((a, index) => {
  const [years = "", first = "", last = ""] = ofTable("yearTable", "years", index);
  const tie = {
    index,
    a: actors[a],
    b: actors[data.ties.b[index]],
    joint: ofTie("joint", index, 0),
    reports: ofTie("reports", index, 0),
    rolledUp: ofTie("rolled_up", index, 0),
    derived: ofTie("derived", index, 0) === 1,
    change: data.changes?.[ofTie("change", index, 0)] ?? "",
    kinds: ofTable("kindTable", "kinds", index),
    mediators: ofTable("mediatorTable", "mediators", index).map((at) => (typeof at === "number" ? actors[at] : { name: at })),
    years,
    last,
    span: [monthOf(first), monthOf(last)],
    moments: ofTie("moments", index, []).length ? ofTie("moments", index) : null, // four numbers each
    claims: ofTie("claims", index, []),
    joinedClaims: ofTie("joinedClaims", index, []),
    claimTotal: ofTie("claimTotal", index, 0),
    total: {
      strength: Math.max(ofTie("events", index, 0), ofTie("joint", index, 0)),
      quads: QUADS.map((quad) => ofTie(quad, index, 0)),
      forward: ofTie("forward", index, 0),
      backward: ofTie("backward", index, 0),
    },
  };
  return count(tie, tie.total);
});

// What a tie counts under the filters: all of it, or a part. Its looks follow from it.
function count(tie, { strength, quads, forward, backward }) {
  const [verbalCooperation, materialCooperation, verbalConflict, materialConflict] = quads;
  const cooperation = verbalCooperation + materialCooperation;
  const conflict = verbalConflict + materialConflict;
  return Object.assign(tie, {
    strength,
    quads,
    forward,
    backward,
    cooperation,
    conflict,
    // From -1, all conflict, to 1, all cooperation; within a fifth of the middle neither is said to lead.
    balance: cooperation + conflict ? (cooperation - conflict) / (cooperation + conflict) : 0,
    verbal: verbalCooperation + verbalConflict > 0 && materialCooperation + materialConflict === 0,
    // 1 from a to b, -1 the other way, where most events run and most have a direction; else 0.
    way: 2 * (forward + backward) < strength ? 0 : forward >= 3 * backward && forward ? 1 : backward >= 3 * forward && backward ? -1 : 0,
  });
}

for (const tie of ties) {
  tie.a.ties.push(tie);
  if (tie.a !== tie.b) tie.b.ties.push(tie);
  for (const mediator of new Set(tie.mediators)) if (mediator.mediates) mediator.mediates.push(tie);
}
for (const actor of actors) actor.degree = new Set(actor.ties.map((tie) => otherEnd(tie, actor)).filter((end) => end !== actor)).size;

function otherEnd(tie, actor) {
  return tie.a === actor ? tie.b : tie.a;
}

// On a page of what changed, ties have the colour of what became of them, and else that of what they mostly are.
const BECAME = { new: "new", ended: "ended", "re-signed": "turned", corrected: "turned" };
const changeWords = (tie) => (tie.change ? data.words.changes[tie.change] : "");
const sideOf = (tie) => (tie.change ? BECAME[tie.change] ?? "mixed" : tie.balance > 0.2 ? "cooperation" : tie.balance < -0.2 ? "conflict" : "mixed");
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

// What the reader chose, as one object that the fragment of the address keeps: a link reopens the page as it was.
const SETS = { kind: "kinds", quad: "quads", status: "statuses", who: "actorKinds", data: "datasets" };
const NUMBERS = { events: "events", reports: "reports", from: "from", to: "to", steps: "steps", most: "most" };
const CHOICES = { level: ["actors", "countries"], view: ["picture", "table"], order: ["old", "new"], theme: ["", "light", "dark"] };
const MOST = 1500; // ties drawn at first, the strongest

const fresh = () => ({
  kinds: new Set(), quads: new Set(), statuses: new Set(), actorKinds: new Set(), datasets: new Set(),
  events: 0, reports: 0, from: null, to: null, level: "actors",
  around: null, steps: 1, path: [], most: MOST,
  view: "picture", order: "old", theme: "", tie: null, actor: null, open: new Set(), folded: null,
});
const state = fresh();

const byActorId = new Map();
for (const actor of actors) if (!byActorId.has(actor.id)) byActorId.set(actor.id, actor);
const twins = (tie) => tie.a.ties.filter((other) => (other.a === tie.a && other.b === tie.b) || (other.a === tie.b && other.b === tie.a));

function toFragment() {
  const told = new URLSearchParams();
  const plain = fresh();
  for (const [key, name] of Object.entries(SETS)) for (const value of state[name]) told.append(key, value);
  for (const [key, name] of Object.entries(NUMBERS)) if (state[name] !== plain[name]) told.set(key, state[name]);
  for (const key of Object.keys(CHOICES)) if (state[key] !== plain[key]) told.set(key, state[key]);
  if (state.around) told.set("around", state.around.id);
  for (const end of state.path) told.append("path", end.id);
  if (state.actor) told.set("actor", state.actor.id);
  if (state.tie) [state.tie.a.id, state.tie.b.id, twins(state.tie).indexOf(state.tie) || ""].forEach((part) => part !== "" && told.append("tie", part));
  if (state.folded !== null) told.set("folded", Number(state.folded));
  for (const number of state.open) told.append("open", number);
  return told.toString();
}

// A fragment from anywhere: what is not known is left out, and the rest holds.
function fromFragment(text) {
  const told = new URLSearchParams(text.replace(/^#/, ""));
  Object.assign(state, fresh());
  for (const [key, name] of Object.entries(SETS)) state[name] = new Set(told.getAll(key));
  for (const [key, name] of Object.entries(NUMBERS)) {
    const value = Number(told.get(key));
    if (told.get(key) && Number.isInteger(value) && value >= 0) state[name] = value;
  }
  state.steps = Math.min(2, Math.max(1, state.steps));
  state.most = Math.max(1, state.most);
  for (const [key, allowed] of Object.entries(CHOICES)) if (allowed.includes(told.get(key))) state[key] = told.get(key);
  state.around = byActorId.get(told.get("around")) ?? null;
  state.actor = byActorId.get(told.get("actor")) ?? null;
  const ends = told.getAll("path").map((id) => byActorId.get(id));
  if (ends.length === 2 && ends[0] && ends[1]) state.path = ends;
  const [a, b, nth = 0] = told.getAll("tie");
  const first = byActorId.get(a)?.ties.find((tie) => otherEnd(tie, byActorId.get(a)).id === b);
  if (first) state.tie = twins(first)[nth] ?? first;
  if (told.has("folded")) state.folded = told.get("folded") === "1";
  state.open = new Set(told.getAll("open").map(Number).filter(Number.isInteger));
}

// Not through location.hash: each step of a slider would become a step of the browser's history.
function keepState() {
  const fragment = toFragment();
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
}

const narrowed = () => Object.values(SETS).some((name) => state[name].size)
  || state.events > 0 || state.reports > 0 || state.from !== null || state.to !== null || state.level !== "actors" || state.around !== null;

// The filters: what can be chosen is what this graph has, each with how many ties would be left by it alone.
const drawer = byId("filters");

function choices(legend, key, options) {
  if (options.length < 2) return null;
  const name = SETS[key];
  const boxes = options.map(([value, label, n]) => make("label", { class: "choice" },
    make("input", { type: "checkbox", "data-set": name, value, onchange: (event) => change(() => state[name][event.target.checked ? "add" : "delete"](value), event) }),
    make("bdi", { class: "clamp", text: label }), make("span", { class: "number soft", text: number(n) })));
  return make("fieldset", {}, make("legend", { text: legend }), ...boxes.slice(0, 12), boxes.length > 12
    ? make("details", {}, make("summary", { class: "soft", text: say(words.more, { n: number(boxes.length - 12) }) }), ...boxes.slice(12)) : null);
}

// Values with the number of ties that have them, the most frequent first.
function offers(valuesOf, label) {
  const counts = new Map();
  for (const tie of ties) for (const value of new Set(valuesOf(tie))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, n]) => [value, label(value), n]).sort((p, q) => q[2] - p[2] || (p[1] < q[1] ? -1 : 1));
}
const looksOf = (tie) => (tie.moments ?? []).filter((_, at) => at % 4 === 2).map((look) => looks[look]);
const claimsOf = (tie) => tie.claims.concat(tie.joinedClaims).map((place) => data.evidence.claims[place]);
const eventOf = (claim) => data.evidence.events[claim[0]];

function least(id, label, name, most) {
  if (most < 2) return null;
  const input = make("input", { id, type: "number", min: 0, max: most, step: 1, inputmode: "numeric",
    onchange: (event) => change(() => { state[name] = Math.max(0, Math.min(most, Math.round(Number(event.target.value)) || 0)); }, event) });
  return make("p", { class: "least" }, make("label", { for: id, text: label }), input);
}

function actorField(id, label, take) {
  const list = make("ul", { id: `${id}-found`, class: "found", role: "listbox", "aria-label": words.suggestions, hidden: true });
  const input = make("input", { id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false",
    "aria-controls": list.id, "aria-autocomplete": "list" });
  combobox(input, list, take);
  return make("div", { class: "field" }, make("label", { for: id, text: label }), input, list);
}

function choosePath(ends) {
  Object.assign(state, { path: ends, tie: null, actor: null });
  if (isFolded()) (shortestPath(...ends) ?? []).forEach((tie) => [tie.a, tie.b].forEach((actor) => state.open.add(actor.community)));
  change(() => {});
  showChosen();
}
const asked = [null, null];
const askPath = (at) => (actor) => {
  asked[at] = actor;
  if (asked[0] && asked[1]) choosePath([...asked]);
};
// From the panel of an actor: the other end is asked for in the drawer.
function startPath(actor) {
  asked[0] = actor;
  asked[1] = null;
  openDrawer(true);
  byId("path-from").value = actor.name;
  byId("path-to").value = "";
  byId("path-to").focus();
}

function openDrawer(open) {
  drawer.hidden = !open;
  byId("show-filters").setAttribute("aria-expanded", String(open));
}

function startControls() {
  const action = (id, text, act) => make("button", { id, type: "button", class: "pill", text, onclick: act });
  const levels = [["actors", words.level_actors], ["countries", words.level_countries]].map(([value, label]) => make("label", { class: "choice" },
    make("input", { type: "radio", name: "level", value, onchange: (event) => change(() => { state.level = value; }, event) }), make("span", { text: label })));
  const countries = actors.filter((actor) => actor.kind === "Country").length;
  fill(drawer,
    make("div", { class: "head" }, make("h2", { text: words.filters }), crossButton(() => {
      openDrawer(false);
      byId("show-filters").focus();
    })),
    make("p", { id: "active", class: "soft" }),
    make("div", { class: "pills" }, action("reset", words.reset, () => reset())),
    countries && countries < actors.length ? make("fieldset", {}, make("legend", { text: words.level }), ...levels) : null,
    choices(words.filter_kinds, "kind", offers((tie) => [...tie.kinds, ...looksOf(tie).map((look) => look.kind), ...claimsOf(tie).map((claim) => eventOf(claim).kind)].filter(Boolean), eventWords)),
    choices(words.filter_quads, "quad", offers((tie) => QUADS.filter((_, at) => tie.total.quads[at]), (quad) => data.words.quads[quad])),
    choices(words.filter_statuses, "status", offers((tie) => ["asserted", ...looksOf(tie).map((look) => look.status), ...claimsOf(tie).map((claim) => eventOf(claim).status || "asserted")],
      (status) => data.words.statuses[status] ?? status)),
    choices(words.filter_actors, "who", offers((tie) => [tie.a.kind, tie.b.kind], kindWords)),
    choices(words.filter_data, "data", offers((tie) => [...looksOf(tie).map((look) => look.dataset), ...claimsOf(tie).map((claim) => data.evidence.documents[claim[1]].dataset ?? "")],
      (name) => name || words.texts)),
    least("least-events", words.least_events, "events", extent(ties.map((tie) => tie.total.strength))[1]),
    least("least-reports", words.least_reports, "reports", extent(ties.map((tie) => tie.reports))[1]),
    ties.length > 1 && !about ? make("fieldset", {}, make("legend", { text: words.path }), actorField("path-from", words.path_start, askPath(0)),
      actorField("path-to", words.path_end, askPath(1))) : null,
    bubbles.size > 1 ? make("fieldset", {}, make("legend", { text: words.communities }), make("label", { class: "choice" },
      make("input", { id: "fold", type: "checkbox", onchange: (event) => change(() => {
        state.folded = event.target.checked;
        state.open.clear();
      }, event) }), make("span", { text: words.fold_all }))) : null,
    make("div", { class: "pills exports" }, about ? null : action("save-png", words.save_png, savePicture), action("save-csv", words.save_csv, saveTable), action("print", words.print, () => print())),
  );
  byId("show-filters").addEventListener("click", () => openDrawer(drawer.hidden));
  byId("more-ties").addEventListener("click", (event) => change(() => { state.most *= 2; }, event));
  byId("clear").addEventListener("click", () => reset());
  byId("theme").addEventListener("click", (event) => change(() => { state.theme = isDark() ? "light" : "dark"; }, event));
}

// The controls show the state, wherever it came from.
function showControls() {
  for (const box of drawer.querySelectorAll("[data-set]")) box.checked = state[box.dataset.set].has(box.value);
  for (const level of drawer.querySelectorAll("[name=level]")) level.checked = level.value === state.level;
  if (byId("least-events")) byId("least-events").value = state.events;
  if (byId("least-reports")) byId("least-reports").value = state.reports;
  if (byId("fold")) byId("fold").checked = isFolded();
  if (state.path.length) ["path-from", "path-to"].forEach((id, at) => { byId(id).value = state.path[at].name; });
  const told = activeFilters();
  byId("active").textContent = told || words.no_filters;
  byId("clear").hidden = !told;
  byId("clear").title = told;
  byId("theme").setAttribute("aria-pressed", String(isDark()));
  byId("more-ties").hidden = !scene.left;
  byId("more-ties").textContent = say(words.strongest_of, { n: number(scene.lines.length), total: number(scene.lines.length + scene.left) });
}

// The filters in words, for the drawer, for print and for the picture that is saved.
function activeFilters() {
  const named = (set, label) => (set.size ? [[...set].map(label).join(", ")] : []);
  return [
    ...named(state.kinds, eventWords), ...named(state.quads, (quad) => data.words.quads[quad] ?? quad),
    ...named(state.statuses, (status) => data.words.statuses[status] ?? status), ...named(state.actorKinds, kindWords),
    ...named(state.datasets, (name) => name || words.texts),
    state.events > 0 && `${words.least_events}: ${number(state.events)}`, state.reports > 0 && `${words.least_reports}: ${number(state.reports)}`,
    timed() && timeWords(), state.level === "countries" && words.level_countries,
    state.around && `${state.around.name}: ${words[`around_${state.steps}`]}`,
  ].filter(Boolean).join(" · ");
}

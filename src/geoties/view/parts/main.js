// How the parts of the page meet: one state; after every change of it the picture, table, panel and controls show it.
let opener = null;

function choose({ tie = null, actor = null, look = false }) {
  if (actor?.bubble || tie?.bundle) return chooseFolded({ tie, actor });
  if ((tie || actor) && !panel.contains(document.activeElement)) opener = document.activeElement;
  Object.assign(state, { tie, actor, path: [] });
  if (actor && isFolded() && bubbles.has(actor.community) && look && !state.open.has(actor.community)) change(() => state.open.add(actor.community));
  if (!tie && !actor) return closePanel();
  keepState();
  showChosen();
  panel.scrollTop = 0;
  panel.querySelector("h2").focus({ preventScroll: true });
  byId("said").textContent = tie ? tieName(tie) : actor.name;
  if (look && network && held.has(actor.place)) network.moveTo({ position: { x: at(actor).x, y: at(actor).y } });
}

// Folded communities and their bundles are looked into, but no link remembers them: they change with the filters.
function chooseFolded({ tie, actor }) {
  Object.assign(state, { tie: null, actor: null, path: [] });
  keepState();
  standOut({ tie, actor });
  if (tie) bundlePanel(tie);
  else bubblePanel(actor);
  panel.scrollTop = 0;
  panel.querySelector("h2").focus({ preventScroll: true });
}

function closePanel() {
  const back = opener?.isConnected && opener !== document.body ? opener : null;
  opener = null;
  Object.assign(state, { tie: null, actor: null, path: [] });
  keepState();
  showChosen();
  panel.scrollTop = 0;
  back?.focus({ preventScroll: true });
}

// The panel, the picture and the table show what is chosen.
function showChosen() {
  const { tie, actor } = state;
  if (state.path.length) {
    const path = shortestPath(...state.path);
    standOut({ path: path ?? [] });
    pathPanel(path);
  } else {
    standOut({ tie, actor });
    if (tie) tiePanel(tie);
    else if (actor) actorPanel(actor);
    else if (about) portrait();
    else overview();
  }
  document.querySelectorAll("#table tr[aria-selected]").forEach((row) => row.removeAttribute("aria-selected"));
  if (tie) document.querySelector(`#table tr[data-tie="${tie.index}"]`)?.setAttribute("aria-selected", "true");
}

// The way in which the state changes. `event` is the one of the control that asked: it keeps the focus.
function change(act, event) {
  const asked = event ? [...panel.querySelectorAll("button")].indexOf(event.target) : -1;
  act();
  keepState();
  update();
  if (asked >= 0) panel.querySelectorAll("button")[asked]?.focus({ preventScroll: true });
}

function update() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
  readColours();
  applyFilters();
  setScene(state.path.length ? shortestPath(...state.path) ?? [] : []);
  stageScene();
  if (network && !touched) fit();
  show(state.view);
  if (state.view === "table") drawTable();
  showChosen();
  showCounts();
  showTime();
  showControls();
  drawLegend();
}

function reset() {
  const { view, theme } = state;
  Object.assign(state, fresh(), { view, theme });
  touched = false;
  change(() => {});
}

function show(view) {
  const table = view === "table";
  byId("table").hidden = !table;
  byId("stage").hidden = table;
  byId("show-table").setAttribute("aria-pressed", String(table));
  byId("show-picture").setAttribute("aria-pressed", String(!table));
}

const isDark = () => document.documentElement.dataset.printing === undefined
  && (state.theme ? state.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches);

function showCounts() {
  if (about) return showSums();
  const of = (n, all, one, many) => (n === all ? counted(n, one, many) : say(words.part, { n: number(n), all: counted(all, one, many) }));
  const tied = actors.filter((actor) => visible.actors.has(actor)).length;
  const years = ties.flatMap((tie) => tie.years.split("–")).filter(Boolean).sort();
  const counts = [of(tied, actors.length, "actor", "actors"), of(visible.ties.length, ties.length, "tie", "ties")];
  byId("counts").textContent = [...counts, years.length && [...new Set([years[0], years.at(-1)])].join("–"), data.asOf && say(words.as_of, { date: data.asOf })].filter(Boolean).join(" · ");
  stage.setAttribute("aria-label", say(words.picture_label, { actors: counts[0], ties: counts[1] }));
  byId("empty").textContent = actors.length ? words.nothing_left : words.empty;
  byId("empty").hidden = scene.nodes.length > 0;
}

function showSums() {
  const events = visible.ties.reduce((sum, tie) => sum + tie.strength, 0);
  const all = ties.reduce((sum, tie) => sum + tie.total.strength, 0);
  byId("counts").textContent = [events === all ? counted(all, "event", "events") : say(words.part, { n: number(events), all: counted(all, "event", "events") }),
    counted(visible.ties.length, "tie", "ties"), data.asOf && say(words.as_of, { date: data.asOf })].filter(Boolean).join(" · ");
}

byId("legend").hidden = byId("camera").hidden = actors.length === 0;
if (window.matchMedia("(max-width: 760px)").matches) byId("legend").open = false;
fromFragment(location.hash);
startControls();
startTime();
combobox(byId("find"), byId("found"), (actor) => choose({ actor, look: true }));
startPicture({ choose });
update();

byId("show-picture").addEventListener("click", () => change(() => { state.view = "picture"; }));
byId("show-table").addEventListener("click", () => change(() => { state.view = "table"; }));
window.addEventListener("hashchange", () => {
  fromFragment(location.hash);
  update();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (drawer.contains(document.activeElement)) {
    openDrawer(false);
    byId("show-filters").focus();
  } else if (panel.querySelector(".head")) closePanel();
});

window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", update);
window.addEventListener("beforeprint", () => {
  document.documentElement.dataset.printing = "";
  byId("legend").open = true;
  fit();
  update();
});
window.addEventListener("afterprint", () => {
  delete document.documentElement.dataset.printing;
  update();
});

// For scripts and tests that drive the page: where a tie or an actor is on the screen, and what is chosen.
window.geoties = {
  network,
  actors,
  ties,
  scene,
  state,
  visible,
  choose,
  whereIs: ({ tie, actor }) => {
    const box = stage.getBoundingClientRect();
    const point = network.canvasToDOM(tie ? middle(tie, network.getScale()) : at(actor));
    return { x: box.left + point.x, y: box.top + point.y };
  },
};

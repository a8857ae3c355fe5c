// How the parts of the page meet: what is chosen shows in the picture, the table and the panel alike.
let opener = null;

function choose({ tie = null, actor = null, look = false }) {
  if (!tie && !actor) return closePanel();
  if (!panel.contains(document.activeElement)) opener = document.activeElement;
  standOut({ tie, actor });
  if (tie) tiePanel(tie);
  else actorPanel(actor);
  panel.scrollTop = 0;
  panel.querySelector("h2").focus({ preventScroll: true });
  byId("said").textContent = tie ? tieName(tie) : actor.name;
  document.querySelectorAll("#table tr[aria-selected]").forEach((row) => row.removeAttribute("aria-selected"));
  if (tie) document.querySelector(`#table tr[data-tie="${tie.index}"]`)?.setAttribute("aria-selected", "true");
  if (look && network) network.moveTo({ position: { x: at(actor).x, y: at(actor).y } });
}

function closePanel() {
  const back = opener?.isConnected && opener !== document.body ? opener : null;
  opener = null;
  standOut();
  overview();
  panel.scrollTop = 0;
  document.querySelectorAll("#table tr[aria-selected]").forEach((row) => row.removeAttribute("aria-selected"));
  back?.focus({ preventScroll: true });
}

function show(table) {
  if (table && !byId("table").children.length) drawTable();
  byId("table").hidden = !table;
  byId("stage").hidden = table;
  byId("show-table").setAttribute("aria-pressed", String(table));
  byId("show-picture").setAttribute("aria-pressed", String(!table));
}

const years = ties.flatMap((tie) => tie.years.split("–")).filter(Boolean).sort();
const counts = [counted(actors.length, "actor", "actors"), counted(ties.length, "tie", "ties")];
byId("counts").textContent = [...counts, years.length && [...new Set([years[0], years.at(-1)])].join("–"), data.asOf && say(words.as_of, { date: data.asOf })].filter(Boolean).join(" · ");
stage.setAttribute("aria-label", say(words.picture_label, { actors: counts[0], ties: counts[1] }));
byId("empty").textContent = words.empty;
byId("empty").hidden = actors.length > 0;
byId("legend").hidden = byId("camera").hidden = actors.length === 0;
if (window.matchMedia("(max-width: 760px)").matches) byId("legend").open = false;

drawLegend();
startPicture({ choose });
startSearch({ choose });
overview();

byId("show-picture").addEventListener("click", () => show(false));
byId("show-table").addEventListener("click", () => show(true));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && panel.querySelector(".head")) closePanel();
});

const recolour = () => {
  readColours();
  drawLegend();
  if (network) network.redraw();
};
window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
window.addEventListener("beforeprint", () => {
  document.documentElement.dataset.printing = "";
  byId("legend").open = true;
  fit();
  recolour();
});
window.addEventListener("afterprint", () => {
  delete document.documentElement.dataset.printing;
  recolour();
});

// For scripts and tests that drive the page: where a tie or an actor is on the screen, and what is chosen.
window.geoties = {
  network,
  actors,
  ties,
  choose,
  whereIs: ({ tie, actor }) => {
    const box = stage.getBoundingClientRect();
    const point = network.canvasToDOM(tie ? middle(tie, network.getScale()) : at(actor));
    return { x: box.left + point.x, y: box.top + point.y };
  },
};

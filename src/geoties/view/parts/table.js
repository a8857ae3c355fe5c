// The table of ties: the same ties and the same panel, for those who read rather than look.
const ROWS = 200;
const COLUMNS = [
  { key: "a", value: (tie) => tie.a.name, up: true },
  { key: "b", value: (tie) => tie.b.name, up: true },
  { key: "change", value: changeWords, up: true },
  { key: "events", value: (tie) => tie.strength, number: true },
  { key: "cooperation", value: (tie) => tie.cooperation, number: true },
  { key: "conflict", value: (tie) => tie.conflict, number: true },
  { key: "kinds", value: (tie) => tie.kinds.map(eventWords).join(", "), up: true },
  { key: "mediators", value: (tie) => tie.mediators.map((mediator) => mediator.name).join(", "), up: true },
  { key: "years", value: (tie) => tie.last },
  { key: "reports", value: (tie) => tie.reports, number: true },
].filter(({ key, value }) => ["a", "b", "events"].includes(key) || ties.some((tie) => value(tie)));

const sorting = { column: null, up: false, shown: ROWS };

function sortedTies() {
  const { column } = sorting;
  if (!column) return visible.ties;
  const collator = new Intl.Collator(document.documentElement.lang);
  const way = sorting.up ? 1 : -1;
  return [...visible.ties].sort((p, q) => {
    const [left, right] = [column.value(p), column.value(q)];
    if (left === "" || right === "") return (left === "") - (right === "") || p.index - q.index;
    return way * (column.number ? left - right : collator.compare(left, right)) || p.index - q.index;
  });
}

function sortBy(column) {
  sorting.up = sorting.column === column ? !sorting.up : Boolean(column.up);
  sorting.column = column;
  drawTable();
}

function actorButton(actor) {
  return make("button", { type: "button", class: "name", onclick: (event) => {
    event.stopPropagation();
    choose({ actor });
  } }, make("bdi", { class: "clamp", text: actor.name }));
}

// A click anywhere in a row opens its tie; the button in it is the same for the keyboard.
function tableRow(tie) {
  const cell = {
    a: () => make("td", {}, actorButton(tie.a)),
    b: () => make("td", {}, tie.a === tie.b ? words.self_tie : actorButton(tie.b)),
    events: () => make("td", { class: "number" }, make("button", { type: "button", class: "open", text: number(tie.strength),
      "aria-label": say(words.open_tie, { a: tie.a.name, b: tie.b.name, events: counted(tie.strength, "event", "events") }) })),
    kinds: () => make("td", { class: "kinds" }, make("span", { class: "clamp", text: tie.kinds.map(eventWords).join(", ") }), tie.derived ? make("span", { class: "chip", text: words.derived }) : null),
    mediators: () => make("td", {}, make("bdi", { class: "clamp", text: tie.mediators.map((mediator) => mediator.name).join(", ") })),
    change: () => make("td", {}, tie.change ? make("span", { class: `chip ${BECAME[tie.change] ?? ""}`, text: changeWords(tie) }) : null),
    years: () => make("td", { class: "years", text: tie.years }),
  };
  return make("tr", { "data-tie": tie.index, "aria-selected": state.tie === tie ? "true" : null, onclick: () => choose({ tie }) }, ...COLUMNS.map(({ key, value }) => cell[key]?.()
    ?? make("td", { class: `number${value(tie) ? "" : " none"}${value(tie) && ["cooperation", "conflict"].includes(key) ? ` ${key}-text` : ""}`, text: number(value(tie)) })));
}

function drawTable() {
  const sorted = sortedTies();
  const heads = COLUMNS.map((column) => make("th", {
    scope: "col",
    class: column.number ? "number" : "",
    "aria-sort": sorting.column === column ? (sorting.up ? "ascending" : "descending") : null,
  }, make("button", { type: "button", text: words[`column_${column.key}`], onclick: () => {
    sortBy(column);
    byId("table").querySelectorAll("th button")[COLUMNS.indexOf(column)].focus();
  } })));
  const rows = sorted.slice(0, sorting.shown).map(tableRow);
  const left = sorted.length - rows.length;
  fill(byId("table"), make("table", {}, make("caption", {}, make("span", { text: `${words.table_caption} ${say(words.rows, { shown: number(rows.length), total: number(sorted.length) })}` })),
      make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows)),
    left ? make("button", { type: "button", class: "more", text: say(words.more, { n: number(Math.min(left, ROWS)) }), onclick: () => {
      const first = sorting.shown;
      sorting.shown += ROWS;
      drawTable();
      byId("table").querySelectorAll("tbody tr")[first].querySelector("button.open").focus();
    } }) : "",
  );
}

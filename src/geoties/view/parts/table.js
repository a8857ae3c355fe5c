// The table of ties: the same ties and the same panel, for those who read rather than look.
const ROWS = 200;
const COLUMNS = [
  { key: "a", value: (tie) => tie.a.name, up: true },
  { key: "b", value: (tie) => tie.b.name, up: true },
  { key: "events", value: (tie) => tie.strength, number: true },
  { key: "cooperation", value: (tie) => tie.cooperation, number: true },
  { key: "conflict", value: (tie) => tie.conflict, number: true },
  { key: "kinds", value: (tie) => tie.kinds.map(eventWords).join(", "), up: true },
  { key: "mediators", value: (tie) => tie.mediators.map((mediator) => mediator.name).join(", "), up: true },
  { key: "years", value: (tie) => tie.last },
  { key: "reports", value: (tie) => tie.reports, number: true },
].filter(({ key, value }) => ["a", "b", "events"].includes(key) || ties.some((tie) => value(tie)));

const sorting = { column: null, up: false, shown: ROWS };
let sorted = ties;

function sortBy(column) {
  sorting.up = sorting.column === column ? !sorting.up : Boolean(column.up);
  sorting.column = column;
  const collator = new Intl.Collator(document.documentElement.lang);
  const way = sorting.up ? 1 : -1;
  sorted = [...ties].sort((p, q) => {
    const [left, right] = [column.value(p), column.value(q)];
    if (left === "" || right === "") return (left === "") - (right === "") || p.index - q.index;
    return way * (column.number ? left - right : collator.compare(left, right)) || p.index - q.index;
  });
  drawTable();
}

function tableRow(tie) {
  const cell = {
    a: () => make("td", {}, make("button", { type: "button", class: "open", "aria-label": say(words.open_tie, { a: tie.a.name, b: tie.b.name }), onclick: (event) => {
      event.stopPropagation();
      choose({ tie });
    } }, make("bdi", { class: "clamp", text: tie.a.name }))),
    b: () => make("td", {}, make("bdi", { class: "clamp", text: tie.a === tie.b ? words.self_tie : tie.b.name })),
    kinds: () => make("td", {}, make("span", { class: "clamp", text: tie.kinds.map(eventWords).join(", ") }), tie.derived ? make("span", { class: "chip", text: words.derived }) : null),
    mediators: () => make("td", {}, make("bdi", { class: "clamp", text: tie.mediators.map((mediator) => mediator.name).join(", ") })),
    years: () => make("td", { text: tie.years }),
  };
  return make("tr", { "data-tie": tie.index, onclick: () => choose({ tie }) }, ...COLUMNS.map(({ key, value }) => cell[key]?.()
    ?? make("td", { class: `number${value(tie) && ["cooperation", "conflict"].includes(key) ? ` ${key}-text` : ""}`, text: number(value(tie)) })));
}

function drawTable() {
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
  byId("table").replaceChildren(
    make("table", {}, make("caption", { text: `${words.table_caption} ${say(words.rows, { shown: number(rows.length), total: number(sorted.length) })}` }),
      make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows)),
    left ? make("button", { type: "button", class: "more", text: say(words.more, { n: number(Math.min(left, ROWS)) }), onclick: () => {
      const first = sorting.shown;
      sorting.shown += ROWS;
      drawTable();
      byId("table").querySelectorAll("tbody tr")[first].querySelector("button").focus();
    } }) : "",
  );
}

// What can be taken away: the picture as an image, the visible ties as a table.
function offerFile(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
const fileName = (ending) => `${document.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "ties"}.${ending}`;

// The picture as it is seen, under its title and over its legend, on paper of its own colour.
function savePicture() {
  if (!network) return;
  const wasTable = state.view === "table";
  if (wasTable) show("picture");
  network.redraw();
  setTimeout(() => {
    const source = stage.querySelector("canvas");
    const ratio = source.width / source.clientWidth;
    const [wide, top] = [source.width / ratio, 58];
    const marks = [...byId("marks").querySelectorAll("li")].map((item) => ({ mark: item.querySelector("canvas"), text: item.innerText }));
    const canvas = make("canvas", { width: source.width, height: source.height + (top + 30 + 22 * Math.ceil(marks.length / 3)) * ratio });
    const ctx = canvas.getContext("2d");
    ctx.fillStyle = colours.paper;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(source, 0, top * ratio);
    ctx.scale(ratio, ratio);
    ctx.textBaseline = "middle";
    const write = (text, x, y, font, colour, most) => {
      ctx.font = `${font} ${FONT}`;
      ctx.fillStyle = colour;
      ctx.fillText(text, x, y, most);
    };
    write(shorten(document.title, 90), 20, 22, "650 18px", colours.ink, wide - 40);
    write([byId("counts").innerText, activeFilters()].filter(Boolean).join(" · "), 20, 44, "13px", colours.soft, wide - 40);
    const column = (wide - 40) / 3;
    marks.forEach(({ mark, text }, at) => {
      const [x, y] = [20 + (at % 3) * column, top + source.height / ratio + 22 + 22 * Math.floor(at / 3)];
      const size = mark.width / (window.devicePixelRatio || 1);
      ctx.drawImage(mark, x, y - 8, size, 16);
      write(text, x + size + 7, y, "12.5px", colours.ink, column - size - 16);
    });
    canvas.toBlob((blob) => offerFile(fileName("png"), blob), "image/png");
    if (wasTable) show("table");
  }, 120);
}
const shorten = (text, most) => (Array.from(text).length > most ? `${Array.from(text).slice(0, most - 1).join("")}…` : text);

const CSV_COLUMNS = [
  ["a", (tie) => tie.a.name], ["a_id", (tie) => tie.a.id], ["b", (tie) => tie.b.name], ["b_id", (tie) => tie.b.id],
  ["events", (tie) => tie.strength], ["reports", (tie) => tie.reports], ...QUADS.map((quad, at) => [quad, (tie) => tie.quads[at]]),
  ["forward", (tie) => tie.forward], ["backward", (tie) => tie.backward], ["derived", (tie) => Number(tie.derived)],
  ["kinds", (tie) => tie.kinds.join(";")], ["mediators", (tie) => tie.mediators.map((mediator) => mediator.id ?? mediator.name).join(";")], ["years", (tie) => tie.years],
  ...(ties.some((tie) => tie.change) ? [["change", (tie) => tie.change]] : []),
];
// A text that begins like a formula would be run as one by a spreadsheet: an apostrophe keeps it text.
const cell = (value) => {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};
function saveTable() {
  const rows = [CSV_COLUMNS.map(([name]) => name), ...sortedTies().map((tie) => CSV_COLUMNS.map(([, value]) => value(tie)))];
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  offerFile(fileName("csv"), new Blob(["\ufeff", rows.map((row) => row.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" }));
}

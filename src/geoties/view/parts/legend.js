// The legend names the marks that this picture uses, and only those.
function drawLegend() {
  const swatch = (width, draw) => {
    const ratio = window.devicePixelRatio || 1;
    const canvas = make("canvas", { width: width * ratio, height: 16 * ratio, "aria-hidden": "true" });
    canvas.style.width = `${width}px`;
    canvas.style.height = "16px";
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    draw(ctx);
    return canvas;
  };
  const bar = (side) => swatch(16, (ctx) => {
    ctx.fillStyle = colours[side];
    ctx.beginPath();
    ctx.roundRect(1, 4, 14, 8, 4);
    ctx.fill();
  });
  const line = (style) => swatch(30, (ctx) => strokeTies(ctx, { width: 2, side: "soft", ...style }, 1, () => {
    ctx.moveTo(1, 8);
    ctx.lineTo(29, 8);
  }));
  const entry = (mark, text) => make("li", {}, mark, make("span", { text }));
  const changed = scene.lines.some((tie) => tie.change);
  const sides = ["new", "ended", "turned", "cooperation", "conflict", "mixed"].filter((side) => scene.lines.some((tie) => sideOf(tie) === side));
  const sideWords = { cooperation: words.mostly_cooperation, conflict: words.mostly_conflict, mixed: changed ? words.goes_on_mark : words.mixed,
    new: words.new_mark, ended: words.ended_mark, turned: words.turned_mark };
  const mark = (side) => (side === "ended" ? line({ verbal: true, side }) : bar(side));
  const tieMarks = sides.map((side) => entry(mark(side), sideWords[side]));
  if (!changed && scene.lines.some((tie) => tie.verbal)) tieMarks.push(entry(line({}), words.material), entry(line({ verbal: true }), words.verbal));
  if (scene.lines.some((tie) => tie.derived)) tieMarks.push(entry(line({ derived: true, width: 1.6 }), words.derived_mark));
  if (scene.lines.some((tie) => tie.way && !tie.derived)) {
    tieMarks.push(entry(swatch(30, (ctx) => {
      strokeTies(ctx, { width: 2, side: "soft" }, 1, () => {
        ctx.moveTo(1, 8);
        ctx.lineTo(22, 8);
      });
      ctx.beginPath();
      polygon(ctx, 23, 8, 6, 3, 0);
      ctx.fillStyle = colours.soft;
      ctx.fill();
    }), words.way_mark));
  }
  if (scene.mediated.length) {
    tieMarks.push(entry(swatch(30, (ctx) => {
      strokeMediation(ctx, 1, () => {
        ctx.moveTo(2, 8);
        ctx.lineTo(20, 8);
      });
      drawJunction(ctx, 23, 8, 1);
    }), words.mediated_mark));
  }
  if (new Set(scene.lines.map((tie) => tie.strength)).size > 1) {
    tieMarks.push(entry(swatch(38, (ctx) => [[1, 1.4], [20, 5.5]].forEach(([x, width]) => strokeTies(ctx, { side: "soft", width }, 1, () => {
      ctx.moveTo(x, 8);
      ctx.lineTo(x + 16, 8);
    }))), words.width_mark));
  }
  const used = Object.keys(SHAPES).filter((kind) => scene.nodes.some((actor) => !actor.bubble && actor.kind === kind));
  const actorMarks = used.map((kind) => entry(swatch(16, (ctx) => drawActor(ctx, kind, 8, 8, 5.5, 0.5)), kindWords(kind)));
  if (scene.nodes.some((node) => node.bubble)) {
    actorMarks.push(entry(swatch(16, (ctx) => drawBubble(ctx, 8, 8, 6, 0.7)), words.community_mark));
  }
  if (mostTied > 1 && used.length) {
    actorMarks.push(entry(swatch(30, (ctx) => [[6, 3.5], [20, 7]].forEach(([x, r]) => drawActor(ctx, "Country", x, 8, r, 0.5))), words.size_mark));
  }
  fill(byId("marks"), make("ul", { "aria-label": words.legend_ties }, ...tieMarks),
    make("ul", { "aria-label": words.legend_actors }, ...actorMarks),
  );
}

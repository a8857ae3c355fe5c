// A page about one actor or about two: what stands under the timeline.

function portrait() {
  if (about.dyad && ties.length === 1) {
    tiePanel(ties[0]);
    return panel.querySelector(".head").remove(); // the page's own heading says it
  }
  const actor = about.dyad ? null : actors[about.actor];
  const line = (label, value) => value && make("p", {}, `${label}: `, make("bdi", { text: value }));
  fill(panel, actor && make("div", { class: "facts" },
    make("p", { text: [kindWords(actor.kind), actor.iso3].filter(Boolean).join(" · ") }),
    line(words.also_named, actor.aliases.join(", ")),
    make("p", { text: say(words.tied_to, { n: counted(new Set(visible.ties.map((tie) => otherEnd(tie, actor))).size, "actor", "actors") }) })),
  ...(actor ? postRows() : []), ...byKind(actor));
}

function postRows() {
  if (!about.posts.length) return [];
  return [make("h2", { class: "small", text: words.posts }), make("ul", { class: "posts" }, ...about.posts.map(([title, holder, of, when]) => make("li", {},
    make("bdi", { text: title }), make("span", { class: "soft" }, " · ", ...[holder, of].filter(Boolean).flatMap((name, at) => [at ? " · " : "", make("bdi", { text: name })]), when ? ` · ${when}` : ""))))];
}

// Ties by kind of event, the most frequent kind first; a tie of several kinds stands under each, with its events of it.
function byKind(actor) {
  const kinds = new Map();
  const passes = looks.map(looksLike);
  for (const tie of visible.ties) {
    for (const kind of new Set(tie.kinds.concat(looksOf(tie).map((look) => look.kind)))) {
      const n = tie.moments ? countMoments(tie, passes.map((pass, at) => pass && looks[at].kind === kind)).strength : tie.kinds.length === 1 ? tie.strength : 0;
      if (tie.moments && !n) continue;
      if (!kinds.has(kind)) kinds.set(kind, { events: 0, rows: [] });
      kinds.get(kind).events += n;
      kinds.get(kind).rows.push([tie, n]);
    }
  }
  const row = ([tie, n]) => () => {
    const item = tieRow(tie, actor ? otherEnd(tie, actor).name : tieName(tie));
    item.querySelector(".number").textContent = n ? number(n) : "";
    return item;
  };
  if (!kinds.size && visible.ties.length) return [make("h2", { class: "small", text: words.ties_of }), ...longList(visible.ties.map((tie) => row([tie, tie.strength])), 30)];
  return [...kinds].sort((p, q) => q[1].events - p[1].events || (p[0] < q[0] ? -1 : 1)).flatMap(([kind, { events, rows }]) => [
    make("h2", { class: "small kind" }, make("span", { text: eventWords(kind) }), events ? ` · ${counted(events, "event", "events")}` : ""),
    ...longList(rows.sort((p, q) => q[1] - p[1] || p[0].index - q[0].index).map(row), 12)]);
}

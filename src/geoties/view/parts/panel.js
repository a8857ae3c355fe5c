// The panel beside the picture: an overview, a tie with the evidence behind it, or an actor with its ties.
const panel = byId("panel");
const LIST = 8;

function nameButton(actor) {
  if (!actor.ties) return make("bdi", { text: actor.name });
  return make("button", { type: "button", class: "name", onclick: () => choose({ actor }) }, make("bdi", { text: actor.name }));
}
function names(list) {
  return list.flatMap((actor, at) => (at ? [", ", nameButton(actor)] : [nameButton(actor)]));
}
// A sentence with names in it: the words around {names}, the names as buttons.
function sentence(pattern, list) {
  const [before, after] = pattern.split("{names}");
  return make("p", {}, before, ...names(list), after ?? "");
}

function balanceBar(tie) {
  const bar = make("span", { class: "balance", "aria-hidden": "true" });
  tie.quads.forEach((count, at) => {
    if (!count) return;
    const part = make("i", { class: `${at < 2 ? "cooperation" : "conflict"}${at % 2 ? "" : " verbal"}` });
    part.style.flexGrow = count;
    bar.append(part);
  });
  if (!bar.children.length) bar.append(Object.assign(make("i", { class: "mixed" }), { style: "flex-grow:1" }));
  return bar;
}

function tieRow(tie, label) {
  const bar = make("span", { class: "share" }, balanceBar(tie));
  bar.style.width = `${Math.max(8, (100 * Math.log(1 + tie.strength)) / Math.log(1 + strongest))}%`;
  const title = [label, counted(tie.strength, "event", "events"), tie.derived && words.derived].filter(Boolean).join(", ");
  return make("li", { class: tie.derived ? "derived" : "" }, make("button", { type: "button", title, onclick: () => choose({ tie }) },
    make("bdi", { class: "label clamp", text: label }), bar, make("span", { class: "number", text: number(tie.strength) })));
}
const strongest = Math.max(1, extent(ties.map((tie) => tie.strength))[1]);

// A list that shows its first rows and a button for the rest.
function longList(rows, first) {
  const list = make("ul", { class: "rows" }, ...rows.slice(0, first).map((row) => row()));
  if (rows.length <= first) return [list];
  const more = make("button", { type: "button", class: "more", text: say(words.more, { n: number(rows.length - first) }), onclick: () => {
    const rest = rows.slice(first).map((row) => row());
    list.append(...rest);
    more.remove();
    rest[0].querySelector("button").focus();
  } });
  return [list, more];
}

function crossButton(act) {
  const button = make("button", { type: "button", class: "close", "aria-label": words.close, title: `${words.close} (Esc)`, onclick: act });
  const cross = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  cross.setAttribute("viewBox", "0 0 16 16");
  cross.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M3 3l10 10M13 3L3 13");
  cross.append(path);
  button.append(cross);
  return button;
}
const heading = (content) => make("div", { class: "head" }, make("h2", { tabindex: "-1", class: "long" }, ...content), crossButton(closePanel));

function overview() {
  const among = tally(visible.ties, (tie) => drawnMediators(tie));
  const tied = tally(visible.ties, (tie) => new Set([tie.a, tie.b]));
  const actorRow = (actor, count) => make("li", {}, make("button", { type: "button", onclick: () => choose({ actor }) },
    make("bdi", { class: "label clamp", text: actor.name }), make("span"), make("span", { class: "number", text: number(count) })));
  const hint = !ties.length ? words.no_ties : visible.ties.length ? words.hint : words.nothing_left;
  fill(panel, make("p", { class: "soft", text: hint }),
    ...section(words.strongest, visible.ties.slice(0, LIST).map((tie) => tieRow(tie, tieName(tie)))),
    ...section(words.most_tied, tied.slice(0, LIST).map(([actor, n]) => actorRow(actor, n))),
    ...section(words.mediators, among.slice(0, LIST).map(([actor, n]) => actorRow(actor, n))),
  );
}
// How many ties name each actor, the most named first.
function tally(list, named) {
  const counts = new Map();
  for (const tie of list) for (const actor of named(tie)) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  return [...counts].sort((p, q) => q[1] - p[1] || p[0].place - q[0].place);
}
function section(title, rows) {
  return rows.length ? [make("h2", { class: "small", text: title }), make("ul", { class: "rows" }, ...rows)] : [];
}

function actorPanel(actor) {
  const [own, mediated] = [visible.ties.filter((tie) => tie.a === actor || tie.b === actor), visible.ties.filter((tie) => tie.mediators.includes(actor))];
  const line = (label, value) => value && make("p", {}, `${label}: `, make("bdi", { text: value }));
  const around = [1, 2].map((steps) => {
    const on = state.around === actor && state.steps === steps;
    return make("button", { type: "button", class: "pill", "aria-pressed": String(on), text: words[`around_${steps}`],
      onclick: (event) => change(() => { Object.assign(state, on ? { around: null } : { around: actor, steps }); }, event) });
  });
  const pathway = make("button", { type: "button", class: "pill", text: words.path_from, onclick: () => startPath(actor) });
  fill(panel, heading([make("bdi", { text: actor.name })]),
    make("div", { class: "facts" },
      make("p", { text: [kindWords(actor.kind), actor.iso3].filter(Boolean).join(" · ") }),
      actor.country && actor.country !== actor.name && actor.country !== actor.iso3 ? line(words.of_country, actor.country) : null,
      line(words.also_named, actor.aliases.join(", ")),
      actor.id !== actor.name && actor.id !== actor.iso3 ? line(words.id, actor.id) : null,
      make("p", { text: say(words.tied_to, { n: counted(new Set(own.map((tie) => otherEnd(tie, actor))).size, "actor", "actors") }) })),
    ties.length > 1 && !about ? make("div", { class: "pills" }, ...around, pathway, foldButton(actor)) : null,
    ...(own.length ? [make("h3", { text: words.ties_of }), ...longList(own.map((tie) => () => tieRow(tie, otherEnd(tie, actor).name)), 30)] : []),
    ...(mediated.length ? [make("h3", { text: words.mediated_ties }), ...longList(mediated.map((tie) => () => tieRow(tie, tieName(tie))), 30)] : []),
    hiddenNote(actor.ties.length - own.length),
  );
}
const hiddenNote = (n) => (n > 0 ? make("p", { class: "note", text: counted(n, "hidden_tie", "hidden_ties") }) : null);

function foldButton(actor) {
  if (!isFolded() || !bubbles.has(actor.community)) return null;
  return make("button", { type: "button", class: "pill", text: words.fold_in, onclick: () => {
    state.actor = null;
    change(() => state.open.delete(actor.community));
    choose({});
  } });
}

// A folded community: who is in it, and the way to unfold it.
function bubblePanel(bubble) {
  const members = bubble.members.filter((actor) => visible.actors.has(actor));
  fill(panel, heading([make("bdi", { text: bubble.name })]),
    make("div", { class: "facts" }, make("p", { text: counted(members.length, "actor", "actors") })),
    make("div", { class: "pills" }, make("button", { type: "button", class: "pill", text: words.unfold, onclick: () => {
      change(() => state.open.add(bubble.community));
      choose({});
      frame(bubble.members);
    } })),
    make("h3", { text: words.most_tied }), ...longList(members.map((actor) => () => make("li", {}, make("button", { type: "button", onclick: () => choose({ actor }) },
      make("bdi", { class: "label clamp", text: actor.name }), make("span"), make("span", { class: "number", text: number(actor.degree) })))), 30),
  );
}

function bundlePanel(bundle) {
  fill(panel, heading([make("bdi", { text: bundle.a.name }), make("span", { class: "between", text: " – " }), make("bdi", { text: bundle.b.name })]),
    make("div", { class: "facts" }, make("p", { text: [counted(bundle.bundle.length, "tie", "ties"), counted(bundle.strength, "event", "events")].join(" · ") })),
    ...(bundle.cooperation + bundle.conflict ? [make("div", {}, balanceBar(bundle)), quadList(bundle)] : []),
    make("h3", { text: words.strongest }), ...longList(bundle.bundle.map((tie) => () => tieRow(tie, tieName(tie))), 30));
}

function pathPanel(path) {
  const [from, to] = state.path;
  const ends = [make("bdi", { text: from.name }), make("span", { class: "between", text: " … " }), make("bdi", { text: to.name })];
  if (!path) return void fill(panel, heading(ends), make("p", { class: "note", text: words.no_path }));
  let here = from;
  const rows = path.map((tie) => {
    here = otherEnd(tie, here);
    return tieRow(tie, `${otherEnd(tie, here).name} – ${here.name}`);
  });
  fill(panel, heading(ends), make("div", { class: "facts" }, make("p", { text: counted(path.length, "step", "steps") })),
    make("h3", { text: words.shortest_path }), make("ul", { class: "rows" }, ...rows));
}

function tiePanel(tie) {
  const title = tie.a === tie.b
    ? [nameButton(tie.a), make("span", { class: "between", text: ` ${words.self_tie}` })]
    : [nameButton(tie.a), make("span", { class: "between", text: " – " }), nameButton(tie.b)];
  const events = eventsOf(tie);
  const passing = events.map((event) => ({ ...event, claims: event.claims.filter(passesClaim) })).filter((event) => event.claims.length);
  const claims = tie.claims.length + tie.joinedClaims.length;
  const shown = passing.reduce((sum, event) => sum + event.claims.length, 0);
  const directions = [[tie.a, tie.b, tie.forward], [tie.b, tie.a, tie.backward]].filter(([, , n]) => n);
  const part = tie.strength >= 0 && tie.strength !== tie.total.strength ? say(words.events_part, { n: number(tie.strength), total: number(tie.total.strength) }) : counted(tie.total.strength, "event", "events");
  const order = make("button", { type: "button", class: "order", text: words[state.order === "old" ? "oldest_first" : "newest_first"],
    onclick: (event) => change(() => { state.order = state.order === "old" ? "new" : "old"; }, event) });
  fill(panel, heading(title),
    make("div", { class: "facts" },
      tie.change ? make("p", {}, make("span", { class: `chip ${BECAME[tie.change] ?? ""}`, text: changeWords(tie) })) : null,
      make("p", { text: [part, tie.reports && counted(tie.reports, "report", "reports"), tie.years].filter(Boolean).join(" · ") }),
      ...directions.map(([a, b, n]) => make("p", { text: say(words.directed, { a: a.name, b: b.name, n: number(n) }) })),
      tie.rolledUp ? make("p", { text: say(words.rolled_up, { n: number(tie.rolledUp) }) }) : null,
      tie.mediators.length ? sentence(words.mediated_by, tie.mediators) : null),
    tie.derived ? make("p", { class: "note", text: derivedNote(tie, events) }) : null,
    ...(tie.cooperation + tie.conflict ? [make("div", {}, balanceBar(tie)), quadList(tie)] : []),
    ...(tie.claimTotal
      ? [make("div", { class: "evidence" }, make("h3", { text: claims < tie.claimTotal
        ? say(words.evidence_part, { shown: number(claims), total: number(tie.claimTotal) })
        : counted(claims, "evidence_one", "evidence_all") }), passing.length > 1 ? order : null),
        shown < claims ? make("p", { class: "note", text: counted(claims - shown, "hidden_one", "hidden_all") }) : null,
        ...passing.map((event) => eventCard(event, tie))]
      : [make("p", { class: "note", text: words.no_evidence })]),
  );
}

function quadList(tie) {
  return make("ul", { class: "quads" }, ...QUADS.map((quad, at) => make("li", {},
    make("i", { class: `${at < 2 ? "cooperation" : "conflict"}${at % 2 ? "" : " verbal"}`, "aria-hidden": "true" }),
    make("span", { text: data.words.quads[quad], class: tie.quads[at] ? "" : "soft" }), make("b", { text: number(tie.quads[at]) }))));
}

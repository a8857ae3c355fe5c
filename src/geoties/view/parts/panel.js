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

function heading(content) {
  const close = make("button", { type: "button", class: "close", "aria-label": words.close, title: `${words.close} (Esc)`, onclick: closePanel });
  const cross = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  cross.setAttribute("viewBox", "0 0 16 16");
  cross.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M3 3l10 10M13 3L3 13");
  cross.append(path);
  close.append(cross);
  return make("div", { class: "head" }, make("h2", { tabindex: "-1", class: "long" }, ...content), close);
}

function overview() {
  const mediators = actors.filter((actor) => actor.mediates.length).sort((p, q) => q.mediates.length - p.mediates.length || p.place - q.place);
  const actorRow = (actor, count) => make("li", {}, make("button", { type: "button", onclick: () => choose({ actor }) },
    make("bdi", { class: "label clamp", text: actor.name }), make("span"), make("span", { class: "number", text: number(count) })));
  fill(panel, make("p", { class: "soft", text: ties.length ? words.hint : words.no_ties }),
    ...section(words.strongest, ties.slice(0, LIST).map((tie) => tieRow(tie, tieName(tie)))),
    ...section(words.most_tied, actors.filter((actor) => actor.degree).slice(0, LIST).map((actor) => actorRow(actor, actor.degree))),
    ...section(words.mediators, mediators.slice(0, LIST).map((actor) => actorRow(actor, actor.mediates.length))),
  );
}
function section(title, rows) {
  return rows.length ? [make("h2", { class: "small", text: title }), make("ul", { class: "rows" }, ...rows)] : [];
}

function actorPanel(actor) {
  const strong = [...actor.ties].sort((p, q) => q.strength - p.strength || p.index - q.index);
  const line = (label, value) => value && make("p", {}, `${label}: `, make("bdi", { text: value }));
  fill(panel, heading([make("bdi", { text: actor.name })]),
    make("div", { class: "facts" },
      make("p", { text: [kindWords(actor.kind), actor.iso3].filter(Boolean).join(" · ") }),
      actor.country && actor.country !== actor.name && actor.country !== actor.iso3 ? line(words.of_country, actor.country) : null,
      line(words.also_named, actor.aliases.join(", ")),
      actor.id !== actor.name && actor.id !== actor.iso3 ? line(words.id, actor.id) : null,
      make("p", { text: say(words.tied_to, { n: counted(actor.degree, "actor", "actors") }) })),
    ...(strong.length ? [make("h3", { text: words.ties_of }), ...longList(strong.map((tie) => () => tieRow(tie, otherEnd(tie, actor).name)), 30)] : []),
    ...(actor.mediates.length ? [make("h3", { text: words.mediated_ties }), ...longList(actor.mediates.map((tie) => () => tieRow(tie, tieName(tie))), 30)] : []),
  );
}

function tiePanel(tie) {
  const title = tie.a === tie.b
    ? [nameButton(tie.a), make("span", { class: "between", text: ` ${words.self_tie}` })]
    : [nameButton(tie.a), make("span", { class: "between", text: " – " }), nameButton(tie.b)];
  const events = eventsOf(tie);
  const claims = tie.claims.length + tie.joinedClaims.length;
  const directions = [[tie.a, tie.b, tie.forward], [tie.b, tie.a, tie.backward]].filter(([, , n]) => n);
  fill(panel, heading(title),
    make("div", { class: "facts" },
      make("p", { text: [counted(tie.strength, "event", "events"), tie.reports && counted(tie.reports, "report", "reports"), tie.years].filter(Boolean).join(" · ") }),
      ...directions.map(([a, b, n]) => make("p", { text: say(words.directed, { a: a.name, b: b.name, n: number(n) }) })),
      tie.rolledUp ? make("p", { text: say(words.rolled_up, { n: number(tie.rolledUp) }) }) : null,
      tie.mediators.length ? sentence(words.mediated_by, tie.mediators) : null),
    tie.derived ? make("p", { class: "note", text: derivedNote(tie, events) }) : null,
    ...(tie.cooperation + tie.conflict ? [make("div", {}, balanceBar(tie)), quadList(tie)] : []),
    ...(tie.claimTotal
      ? [make("h3", { text: claims < tie.claimTotal
        ? say(words.evidence_part, { shown: number(claims), total: number(tie.claimTotal) })
        : counted(claims, "evidence_one", "evidence_all") }),
        ...events.map((event) => eventCard(event, tie))]
      : [make("p", { class: "note", text: words.no_evidence })]),
  );
}

function quadList(tie) {
  return make("ul", { class: "quads" }, ...QUADS.map((quad, at) => make("li", {},
    make("i", { class: `${at < 2 ? "cooperation" : "conflict"}${at % 2 ? "" : " verbal"}`, "aria-hidden": "true" }),
    make("span", { text: data.words.quads[quad], class: tie.quads[at] ? "" : "soft" }), make("b", { text: number(tie.quads[at]) }))));
}

const roleNames = (event, ...roles) => (event.roles ?? []).filter(([role]) => roles.includes(role))
  .map(([, place, name]) => (place === null ? { name } : { ...actors[place], name }));
// Who the joiner stood beside: the event's parties but the one that the tie is with.
function beside(event, tie) {
  return roleNames(event, "PARTY_TO", "SOURCE_OF", "TARGET_OF").filter((actor) => actor.place !== tie.a.place && actor.place !== tie.b.place);
}
function derivedNote(tie, events) {
  for (const event of events) {
    const joiner = roleNames(event, "JOINED").find((actor) => actor.place === tie.a.place || actor.place === tie.b.place);
    const others = beside(event, tie);
    if (joiner && others.length) return say(words.derived_note, { name: joiner.name, names: others.map((actor) => actor.name).join(", ") });
  }
  return words.derived_plain;
}

function eventCard(event, tie) {
  const side = event.quad?.includes("conflict") ? "conflict" : event.quad?.includes("cooperation") ? "cooperation" : "mixed";
  const status = event.status && event.status !== "asserted" ? event.status : "";
  const [sources, targets, parties] = ["SOURCE_OF", "TARGET_OF", "PARTY_TO"].map((role) => roleNames(event, role));
  const roles = make("div", { class: "roles" });
  if (sources.length || targets.length) roles.append(make("p", {}, ...names(sources), sources.length && targets.length ? " → " : "", ...names(targets)));
  if (parties.length) roles.append(make("p", {}, ...names(parties)));
  for (const [role, pattern] of [["MEDIATED", words.mediated_by], ["JOINED", words.joined_by], ["HOSTED", words.hosted_by],
    ["SIGNED", words.signed_by], ["GUARANTEED", words.guaranteed_by]]) {
    const held = roleNames(event, role);
    if (held.length) roles.append(sentence(pattern, held));
  }
  const things = (event.items ?? []).map(([name, quantity]) => (quantity ? `${number(quantity)} × ${name}` : name));
  const terms = [event.amount, ...things].filter(Boolean);
  const others = event.joined ? beside(event, tie) : [];
  return make("article", { class: `event is-${side} is-${status || "asserted"}${event.joined ? " is-joined" : ""}` },
    make("h4", {}, make("span", { text: eventWords(event.kind || event.type || "") }),
      status ? make("span", { class: `chip ${status}`, text: data.words.statuses[status] ?? status }) : null,
      event.joined ? make("span", { class: "chip", text: others.length ? say(words.alongside, { names: others.map((actor) => actor.name).join(", ") }) : words.derived }) : null),
    make("p", { class: "when", text: event.date }),
    roles,
    terms.length ? make("p", { class: "roles", text: terms.join(" · ") }) : null,
    ...event.claims.map(claimFigure));
}

function claimFigure([, documentAt, quoteAt, beforeAt, afterAt, confidence]) {
  const [quote, before, after] = [quoteAt, beforeAt, afterAt].map((place) => data.evidence.texts[place]);
  const source = data.evidence.documents[documentAt];
  const caption = [source.publisher, source.published && say(words.published, { date: source.published }),
    confidence !== null && say(words.confidence, { n: confidence })].filter(Boolean).join(" · ");
  const link = source.url && make("a", { href: source.url, target: "_blank", rel: "noopener noreferrer", class: "address", text: source.url });
  return make("figure", {},
    quote ? make("blockquote", { dir: "auto" }, before, make("mark", { text: quote }), after) : null,
    make("figcaption", {}, source.title && make("bdi", { class: "title", text: source.title }), source.title && caption ? " · " : "", caption, link || null));
}

// The evidence behind a tie: a card an event, and in it each claim with its sentence and its source.

// The claims of a tie, gathered by event, in the chosen order of time; what has no date or no year comes last.
function eventsOf(tie) {
  const gathered = new Map();
  for (const [claims, joined] of [[tie.claims, false], [tie.joinedClaims, true]]) {
    for (const place of claims) {
      const claim = data.evidence.claims[place];
      if (!gathered.has(claim[0])) gathered.set(claim[0], { ...data.evidence.events[claim[0]], joined, claims: [] });
      gathered.get(claim[0]).claims.push(claim);
    }
  }
  const way = state.order === "old" ? 1 : -1;
  return [...gathered.values()].sort((p, q) => !p.when - !q.when || (p.when === q.when ? 0 : p.when < q.when ? -way : way));
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

// The quote as text, the words that named kind and actors set off in it.
function marked(quote, marks) {
  const letters = Array.from(quote); // marks count code points
  const pieces = [];
  let at = 0;
  for (let mark = 0; mark < marks.length; mark += 3) {
    const [start, end, what] = marks.slice(mark, mark + 3);
    pieces.push(letters.slice(at, start).join(""), make(what === "trigger" ? "strong" : "b", { class: what, text: letters.slice(start, end).join("") }));
    at = end;
  }
  return make("mark", {}, ...pieces, letters.slice(at).join(""));
}

function claimFigure([, documentAt, quoteAt, beforeAt, afterAt, confidence, marks = []]) {
  const [quote, before, after] = [quoteAt, beforeAt, afterAt].map((place) => data.evidence.texts[place]);
  const source = data.evidence.documents[documentAt];
  const caption = [source.publisher, source.published && say(words.published, { date: source.published }),
    confidence !== null && say(words.confidence, { n: confidence })].filter(Boolean).join(" · ");
  const link = source.url && make("a", { href: source.url, target: "_blank", rel: "noopener noreferrer", class: "address", text: source.url });
  return make("figure", {},
    quote ? make("blockquote", { dir: "auto" }, before, marked(quote, marks), after) : null,
    make("figcaption", {}, source.dataset ? make("span", { class: "chip", text: say(words.dataset_row, { name: source.dataset }) }) : null, source.dataset ? " " : "",
      source.title && make("bdi", { class: "title", text: source.title }), source.title && caption ? " · " : "", caption, link || null));
}

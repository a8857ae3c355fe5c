// title: What one source says and another contradicts, with both sentences (en)
// titre: Ce qu'une source dit et qu'une autre contredit, avec les deux phrases (fr)
// params: actor actor any ISR -- only events in which this actor (or its officials, bodies and forces) has a role
// params: kind kinds any arms_transfer -- only events of these kinds
// params: status statuses any denied,alleged,asserted -- only where the event that contradicts is of these statuses
// params: as_of last_day any 2100 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- only events that at least so many outlets tell, copies of one sentence counted once
// answers: what -- denied or alleged: one event disputes another; else the field that claims of one event differ in
// answers: event -- id of the event that contradicts, or whose claims differ
// answers: kind -- its kind
// answers: date -- its date, EDTF
// answers: earliest -- first possible day that it began
// answers: roles -- who did what in it: maps of role, actor and name, sorted by role and actor
// answers: says -- what one side says of it: its status, or the value of the field
// answers: claim -- id of the claim that says so (of a dispute, the first of them: the smallest id with a sentence)
// answers: document -- id of its document
// answers: publisher -- who published it
// answers: start -- where the sentence begins in the document's text, in code points
// answers: end -- where it ends, exclusive
// answers: quote -- the sentence; null for a row of a data set
// answers: other_event -- id of the event that is disputed; the same event where its own claims differ
// answers: other_says -- what the other side says
// answers: other_claim -- id of the claim that says so
// answers: other_document -- id of its document
// answers: other_publisher -- who published it
// answers: other_start -- where that sentence begins
// answers: other_end -- where it ends, exclusive
// answers: other_quote -- that sentence
// example: geoties query contradictions -p actor=MAR
CALL () {
  MATCH (:Actor {id: $actor})-->(e:Event) RETURN e
  UNION ALL
  MATCH (p:Actor {country: $actor})-->(e:Event) WHERE p:Person|GovernmentBody|ArmedForce RETURN e
  UNION ALL
  UNWIND CASE WHEN $actor IS NULL THEN ['denied', 'alleged'] ELSE [] END AS status
  MATCH (e:Event {status: status}) RETURN e
  UNION ALL
  UNWIND CASE WHEN $actor IS NULL THEN [1] ELSE [] END AS once
  MATCH (e:Event) WHERE e.conflicts IS NOT NULL RETURN e
}
WITH DISTINCT e
WHERE (size($kind) = 0 OR e.kind IN $kind)
  AND ($as_of IS NULL OR e.latest <= $as_of AND (NOT e.kind IN $states OR e.ended IS NULL OR e.ended >= $as_of)
       OR $as_of = '' AND e.latest IS NULL)
CALL (e) {
  MATCH (c:Claim)-[:ABOUT]->(e)
  WHERE ($known_by IS NULL OR c.recorded_at <= $known_by)
    AND ($outlets IS NULL OR coalesce(c.outlet, c.dataset) IN $outlets)
  WITH c, coalesce([i IN range(0, size(coalesce(e.echoes, [])) - 1) WHERE e.echoes[i] = c.outlet | e.echoed[i]][0],
                   c.outlet) AS voice
  RETURN min(c.status) AS status, collect(c.id) AS told, count(DISTINCT voice) AS outlets
}
WITH e, status, told, outlets
WHERE size(told) > 0 AND (size($status) = 0 OR status IN $status)
  AND ($min_outlets IS NULL OR outlets >= $min_outlets)
CALL (e, status, told) {
  MATCH (e)-[:DISPUTES]->(o:Event)
  CALL (e, told) {
    MATCH (c:Claim)-[:ABOUT]->(e) WHERE c.id IN told
    RETURN c ORDER BY c.quote IS NULL, c.id LIMIT 1
  }
  CALL (o) {
    MATCH (k:Claim)-[:ABOUT]->(o)
    WHERE ($known_by IS NULL OR k.recorded_at <= $known_by)
      AND ($outlets IS NULL OR coalesce(k.outlet, k.dataset) IN $outlets)
    RETURN k ORDER BY k.quote IS NULL, k.id LIMIT 1
  }
  RETURN status AS what, o, c, status AS says, k, k.status AS other_says
  UNION ALL
  UNWIND coalesce(e.conflicts, []) AS what
  CALL (e, told, what) {
    MATCH (c:Claim)-[:ABOUT]->(e) WHERE c.id IN told
    RETURN c, CASE what
      WHEN 'date' THEN c.date
      WHEN 'type' THEN c.type
      WHEN 'place_country' THEN c.place_country
      WHEN 'duration' THEN c.duration
      WHEN 'amount' THEN toString(toInteger(round(c.amount))) + coalesce(' ' + c.currency, '')
      WHEN 'items' THEN reduce(all = '', i IN range(0, size(coalesce(c.item_names, [])) - 1) |
        all + CASE WHEN i > 0 THEN ', ' ELSE '' END + c.item_names[i] + ' ' + toString(c.item_quantities[i]))
    END AS says
  }
  WITH e, what, collect({claim: c, says: says}) AS sayings
  UNWIND sayings AS one
  UNWIND sayings AS other
  WITH e, what, one.claim AS c, one.says AS says, other.claim AS k, other.says AS other_says
  WHERE c.id < k.id AND says <> other_says AND says <> '' AND other_says <> ''
  RETURN what, e AS o, c, says, k, other_says
}
MATCH (c)-[:STATED_IN]->(d:Document)
MATCH (k)-[:STATED_IN]->(f:Document)
RETURN what, e.id AS event, e.kind AS kind, e.date AS date, e.earliest AS earliest,
       COLLECT {
         MATCH (x:Actor)-[r]->(e)
         WHERE any(id IN r.claims WHERE id IN told)
         WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
         ORDER BY role, actor
         RETURN {role: role, actor: actor, name: name}
       } AS roles,
       says, c.id AS claim, d.id AS document, d.publisher AS publisher, c.start AS start, c.end AS end, c.quote AS quote,
       o.id AS other_event, other_says, k.id AS other_claim, f.id AS other_document, f.publisher AS other_publisher,
       k.start AS other_start, k.end AS other_end, k.quote AS other_quote
ORDER BY earliest, event, what, claim, other_event, other_claim

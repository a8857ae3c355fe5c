// title: What an actor mediated, with the sentences (en)
// titre: Ce qu'un acteur a facilité comme médiateur, avec les phrases (fr)
// params: by actor required USA -- the mediator; a country stands also for its officials, bodies and forces
// params: status statuses asserted,planned asserted -- only events of these statuses
// params: kind kinds any normalization -- only events of these kinds
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- only events that at least so many outlets tell, copies of one sentence counted once
// answers: event -- id of the event
// answers: kind -- its kind
// answers: type -- its PLOVER type
// answers: date -- its date, EDTF
// answers: earliest -- first possible day that it began
// answers: latest -- last possible day that it began
// answers: status -- asserted, planned, conditional, threatened, denied or alleged
// answers: via -- own: a mediation is always the mediator's own
// answers: roles -- who did what in it: maps of role, actor and name, sorted by role and actor
// answers: mediators -- ids of its mediators, sorted
// answers: joined -- ids of the actors that joined it, sorted
// answers: amount -- amount of money
// answers: currency -- ISO 4217 code of the amount
// answers: items -- maps of name and quantity (-1: not said), in the event's order
// answers: document -- id of the document that says it
// answers: start -- where the sentence begins in the document's text, in code points
// answers: end -- where it ends, exclusive
// answers: quote -- the sentence; null for a row of a data set
// example: geoties query mediated -p by=USA
CALL () {
  MATCH (m:Actor {id: $by})-[r:MEDIATED]->(e:Event) RETURN e, r.claims AS said
  UNION ALL
  MATCH (m:Actor {country: $by})-[r:MEDIATED]->(e:Event) WHERE m:Person|GovernmentBody|ArmedForce
  RETURN e, r.claims AS said
}
WITH e, said
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
WITH e, status, told, outlets, said
WHERE status IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
  AND any(id IN said WHERE id IN told)
WITH DISTINCT e, status, told
WITH e, status, told, COLLECT {
  MATCH (x:Actor)-[r]->(e)
  WHERE any(id IN r.claims WHERE id IN told)
  WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
  ORDER BY role, actor
  RETURN {role: role, actor: actor, name: name}
} AS roles
MATCH (c:Claim)-[:ABOUT]->(e)
WHERE c.id IN told
RETURN e.id AS event, e.kind AS kind, e.type AS type, e.date AS date, e.earliest AS earliest, e.latest AS latest,
       status, 'own' AS via,
       roles,
       [r IN roles WHERE r.role = 'MEDIATED' | r.actor] AS mediators,
       [r IN roles WHERE r.role = 'JOINED' | r.actor] AS joined,
       e.amount AS amount, e.currency AS currency,
       [i IN range(0, size(coalesce(e.item_names, [])) - 1) |
         {name: e.item_names[i], quantity: coalesce(e.item_quantities[i], -1)}] AS items,
       c.document AS document, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY earliest, latest, event, c.id

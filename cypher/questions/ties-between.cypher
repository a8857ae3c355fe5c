// title: Ties between two actors, each with the sentence that says so (en)
// titre: Liens entre deux acteurs, chacun avec la phrase qui le dit (fr)
// params: a actor required MAR -- one actor; a country stands also for its officials, bodies and forces
// params: b actor required ISR -- the other actor, likewise
// params: status statuses asserted,planned asserted,denied -- only events of these statuses
// params: kind kinds any visit,arms_transfer -- only events of these kinds
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
// answers: via -- own: both are its principals; joined: one of them joined it beside another
// answers: a -- id of the first actor asked for
// answers: b -- id of the second actor asked for
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
// example: geoties query ties-between -p a=Maroc -p b=Israël
CALL () {
  MATCH (p:Actor {id: $a}) RETURN p
  UNION ALL
  MATCH (p:Actor {country: $a}) WHERE p:Person|GovernmentBody|ArmedForce RETURN p
}
CALL (p) {
  MATCH (p)-[r:SOURCE_OF]->(e:Event)<-[s:TARGET_OF]-(q:Actor)
  RETURN e, q, r.claims AS ours, s.claims AS theirs, 'own' AS via
  UNION ALL
  MATCH (p)-[r:TARGET_OF]->(e:Event)<-[s:SOURCE_OF]-(q:Actor)
  RETURN e, q, r.claims AS ours, s.claims AS theirs, 'own' AS via
  UNION ALL
  MATCH (p)-[r:PARTY_TO]->(e:Event)<-[s:PARTY_TO]-(q:Actor)
  RETURN e, q, r.claims AS ours, s.claims AS theirs, 'own' AS via
  UNION ALL
  MATCH (p)-[r:JOINED]->(e:Event)<-[s:SOURCE_OF|TARGET_OF|PARTY_TO]-(q:Actor)
  WHERE r.beside <> q.id AND NOT EXISTS { (q)-[:JOINED]->(e) }
  RETURN e, q, r.claims AS ours, s.claims AS theirs, 'joined' AS via
  UNION ALL
  MATCH (p)-[r:SOURCE_OF|TARGET_OF|PARTY_TO]->(e:Event)<-[s:JOINED]-(q:Actor)
  WHERE s.beside <> p.id AND NOT EXISTS { (p)-[:JOINED]->(e) }
  RETURN e, q, r.claims AS ours, s.claims AS theirs, 'joined' AS via
}
WITH p, e, q, ours, theirs, via
WHERE (q.id = $b OR (q.country = $b AND q:Person|GovernmentBody|ArmedForce)) AND q.id <> p.id
  AND (size($kind) = 0 OR e.kind IN $kind)
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
WITH e, ours, theirs, via, status, told, outlets
WHERE status IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
  AND any(id IN ours WHERE id IN told) AND any(id IN theirs WHERE id IN told)
WITH e, status, told, max(via) AS via
WITH e, status, told, via, COLLECT {
  MATCH (x:Actor)-[r]->(e)
  WHERE any(id IN r.claims WHERE id IN told)
  WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
  ORDER BY role, actor
  RETURN {role: role, actor: actor, name: name}
} AS roles
MATCH (c:Claim)-[:ABOUT]->(e)
WHERE c.id IN told
RETURN e.id AS event, e.kind AS kind, e.type AS type, e.date AS date, e.earliest AS earliest, e.latest AS latest,
       status, via, $a AS a, $b AS b,
       roles,
       [r IN roles WHERE r.role = 'MEDIATED' | r.actor] AS mediators,
       [r IN roles WHERE r.role = 'JOINED' | r.actor] AS joined,
       e.amount AS amount, e.currency AS currency,
       [i IN range(0, size(coalesce(e.item_names, [])) - 1) |
         {name: e.item_names[i], quantity: coalesce(e.item_quantities[i], -1)}] AS items,
       c.document AS document, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY earliest, latest, event, c.id

// title: Who normalised or broke relations with whom, when, and who mediated (en)
// titre: Qui a normalisé ou rompu ses relations avec qui, quand, et par quelle médiation (fr)
// params: actor actor any MAR -- only events that this actor (or its officials, bodies and forces) was a principal of or joined
// params: status statuses asserted asserted,planned -- only events of these statuses
// params: kind kinds normalization,rupture,recognition,derecognition rupture -- only events of these kinds
// params: since first_day any 2020 -- only events that may have begun on or after this date; undated ones stay out
// params: until last_day any 2021-11 -- only events that may have begun on or before this date; undated ones stay out
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- only events that at least so many outlets tell, copies of one sentence counted once
// answers: event -- id of the event
// answers: kind -- its kind
// answers: date -- its date, EDTF
// answers: earliest -- first possible day that it began
// answers: latest -- last possible day that it began
// answers: status -- asserted, planned, conditional, threatened, denied or alleged
// answers: roles -- who did what in it: maps of role, actor and name, sorted by role and actor
// answers: mediators -- ids of its mediators, sorted
// answers: joined -- ids of the actors that joined it, sorted
// answers: claims -- how many claims tell it
// answers: document -- id of the document of the first of them (the smallest claim id with a sentence)
// answers: start -- where its sentence begins in the document's text, in code points
// answers: end -- where it ends, exclusive
// answers: quote -- the sentence; null for a row of a data set
// example: geoties query normalizations -p actor=MAR
CALL () {
  MATCH (:Actor {id: $actor})-[:SOURCE_OF|TARGET_OF|PARTY_TO|JOINED]->(e:Event) RETURN e
  UNION ALL
  MATCH (p:Actor {country: $actor})-[:SOURCE_OF|TARGET_OF|PARTY_TO|JOINED]->(e:Event) WHERE p:Person|GovernmentBody|ArmedForce RETURN e
  UNION ALL
  UNWIND CASE WHEN $actor IS NULL THEN [1] ELSE [] END AS once
  MATCH (e:Event) WHERE e.kind IN $kind RETURN e
}
WITH DISTINCT e
WHERE e.kind IN $kind
  AND ($since IS NULL OR e.latest >= $since) AND ($until IS NULL OR e.earliest <= $until)
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
WITH e, status, told
WHERE status IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
WITH e, status, told, COLLECT {
  MATCH (x:Actor)-[r]->(e)
  WHERE any(id IN r.claims WHERE id IN told)
  WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
  ORDER BY role, actor
  RETURN {role: role, actor: actor, name: name}
} AS roles
CALL (e, told) {
  MATCH (c:Claim)-[:ABOUT]->(e)
  WHERE c.id IN told
  RETURN c ORDER BY c.quote IS NULL, c.id LIMIT 1
}
RETURN e.id AS event, e.kind AS kind, e.date AS date, e.earliest AS earliest, e.latest AS latest, status,
       roles,
       [r IN roles WHERE r.role = 'MEDIATED' | r.actor] AS mediators,
       [r IN roles WHERE r.role = 'JOINED' | r.actor] AS joined,
       size(told) AS claims,
       c.document AS document, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY earliest, latest, event

// title: Who joined an event beside another, and for which sentence (en)
// titre: Qui s'est joint à un événement aux côtés d'un autre, et selon quelle phrase (fr)
// params: actor actor any ISR -- only events in which this actor (or its officials, bodies and forces) has a role
// params: status statuses asserted,planned asserted -- only events of these statuses
// params: kind kinds any normalization -- only events of these kinds
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
// answers: actor -- id of the actor that joined
// answers: name -- its name
// answers: beside -- id of the actor that it did the same alongside
// answers: parties -- ids of the principals of the event, sorted
// answers: claims -- how many claims say that it joined
// answers: document -- id of the document of the first of them (the smallest claim id)
// answers: start -- where its sentence begins in the document's text, in code points
// answers: end -- where it ends, exclusive
// answers: quote -- the sentence; null for a row of a data set
// example: geoties query joined -p actor=ISR
CALL () {
  MATCH (:Actor {id: $actor})-->(e:Event) RETURN e
  UNION ALL
  MATCH (p:Actor {country: $actor})-->(e:Event) WHERE p:Person|GovernmentBody|ArmedForce RETURN e
  UNION ALL
  UNWIND CASE WHEN $actor IS NULL THEN [1] ELSE [] END AS once
  MATCH (:Actor)-[:JOINED]->(e:Event) RETURN e
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
WITH e, status, told
WHERE status IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
MATCH (x:Actor)-[j:JOINED]->(e)
WITH e, status, told, x, j, [id IN j.claims WHERE id IN told] AS said
WHERE size(said) > 0
CALL (said) {
  UNWIND said AS id
  MATCH (c:Claim {id: id})
  RETURN c ORDER BY c.id LIMIT 1
}
RETURN e.id AS event, e.kind AS kind, e.date AS date, e.earliest AS earliest, e.latest AS latest, status,
       x.id AS actor, x.name AS name, j.beside AS beside,
       COLLECT {
         MATCH (p:Actor)-[r:SOURCE_OF|TARGET_OF|PARTY_TO]->(e)
         WHERE any(id IN r.claims WHERE id IN told)
         WITH DISTINCT p.id AS id ORDER BY id
         RETURN id
       } AS parties,
       size(said) AS claims,
       c.document AS document, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY earliest, latest, event, actor, beside

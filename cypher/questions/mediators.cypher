// title: Who mediates, how often and for whom (en)
// titre: Qui sert de médiateur, combien de fois et pour qui (fr)
// params: status statuses asserted asserted,planned -- only events of these statuses
// params: kind kinds any normalization,ceasefire -- only events of these kinds
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- only events that at least so many outlets tell, copies of one sentence counted once
// answers: actor -- id of the mediator
// answers: name -- its name
// answers: events -- how many events it mediated
// answers: parties -- ids of the actors that it mediated between, sorted
// answers: kinds -- kinds of the events, sorted
// answers: first -- first possible day of the first one
// answers: last -- last possible day that the last one began
// example: geoties query mediators
MATCH (m:Actor)-[r:MEDIATED]->(e:Event)
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
WITH m, r, e, told
WHERE status IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
  AND any(id IN r.claims WHERE id IN told)
WITH CASE WHEN $as_of = '' THEN null ELSE m END AS m, collect(DISTINCT {event: e, told: told}) AS mediated,
     min(e.earliest) AS first, max(e.latest) AS last
RETURN m.id AS actor, m.name AS name, size(mediated) AS events,
       COLLECT {
         UNWIND mediated AS one
         WITH one.event AS e, one.told AS told
         MATCH (p:Actor)-[r:SOURCE_OF|TARGET_OF|PARTY_TO]->(e)
         WHERE any(id IN r.claims WHERE id IN told)
         WITH DISTINCT p.id AS id ORDER BY id
         RETURN id
       } AS parties,
       COLLECT { UNWIND mediated AS one WITH DISTINCT one.event.kind AS kind ORDER BY kind RETURN kind } AS kinds,
       first, last
ORDER BY events DESC, actor

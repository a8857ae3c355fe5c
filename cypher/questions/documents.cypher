// title: Documents and what they support, sentence by sentence (en)
// titre: Les documents et ce qu'ils étayent, phrase par phrase (fr)
// params: document text any doc/9f2c -- only this document, by its id
// params: kind claim_kinds any post,visit -- only claims of these kinds; post, part and membership are kinds too
// params: status statuses any asserted,planned -- only claims of these statuses
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- only events that at least so many outlets tell, copies of one sentence counted once
// answers: document -- id of the document
// answers: title -- its title
// answers: publisher -- who published it
// answers: published -- when, EDTF
// answers: url -- where it is
// answers: dataset -- the data set that it belongs to
// answers: claim -- id of a claim that it states; null for a document that states none
// answers: kind -- kind of what is claimed
// answers: status -- asserted, planned, conditional, threatened, denied or alleged
// answers: event -- id of the event that the claim is about; null for a post, a part or a membership
// answers: date -- date of the event, EDTF
// answers: roles -- who did what in it: maps of role, actor and name, sorted by role and actor
// answers: start -- where the sentence begins in the document's text, in code points
// answers: end -- where it ends, exclusive
// answers: quote -- the sentence; null for a row of a data set
// example: geoties query documents -p kind=arms_transfer
CALL () {
  MATCH (d:Document {id: $document}) RETURN d
  UNION ALL
  UNWIND CASE WHEN $document IS NULL THEN [1] ELSE [] END AS once
  MATCH (d:Document) RETURN d
}
OPTIONAL MATCH (c:Claim)-[:STATED_IN]->(d)
OPTIONAL MATCH (c)-[:ABOUT]->(e:Event)
CALL (e) {
  MATCH (k:Claim)-[:ABOUT]->(e)
  WHERE ($known_by IS NULL OR k.recorded_at <= $known_by)
    AND ($outlets IS NULL OR coalesce(k.outlet, k.dataset) IN $outlets)
  WITH k, coalesce([i IN range(0, size(coalesce(e.echoes, [])) - 1) WHERE e.echoes[i] = k.outlet | e.echoed[i]][0],
                   k.outlet) AS voice
  RETURN collect(k.id) AS told, count(DISTINCT voice) AS outlets
}
WITH d, c, e, told, outlets
WHERE (size($kind) = 0 OR c.kind IN $kind) AND (size($status) = 0 OR coalesce(c.status, 'asserted') IN $status)
  AND ($known_by IS NULL OR c.recorded_at <= $known_by)
  AND ($outlets IS NULL OR coalesce(c.outlet, c.dataset) IN $outlets)
  AND ($min_outlets IS NULL OR outlets >= $min_outlets)
  AND ($as_of IS NULL OR e.latest <= $as_of AND (NOT e.kind IN $states OR e.ended IS NULL OR e.ended >= $as_of)
       OR $as_of = '' AND e.latest IS NULL)
RETURN d.id AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url,
       d.dataset AS dataset, c.id AS claim, c.kind AS kind, c.status AS status, e.id AS event, e.date AS date,
       COLLECT {
         MATCH (x:Actor)-[r]->(e)
         WHERE any(id IN r.claims WHERE id IN told)
         WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
         ORDER BY role, actor
         RETURN {role: role, actor: actor, name: name}
       } AS roles,
       c.start AS start, c.end AS end, c.quote AS quote
ORDER BY document, start, claim

// title: Who holds which post (en)
// titre: Qui occupe quel poste (fr)
// params: actor actor any ISR -- only posts held by this person, or of this country or body
// params: status statuses asserted asserted -- posts are only ever asserted: other statuses have none
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; one without a beginning stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- only those that at least so many outlets tell, copies of one sentence counted once
// answers: actor -- id of the person
// answers: name -- the person's name
// answers: title -- the post, as written
// answers: of -- id of the country or body that the post is of
// answers: of_name -- its name
// answers: since -- when it began, EDTF
// answers: until -- when it ended, EDTF
// answers: claims -- how many claims say so
// answers: document -- id of the document of the first of them (the smallest claim id)
// answers: start -- where its sentence begins in the document's text, in code points
// answers: end -- where it ends, exclusive
// answers: quote -- the sentence; null for a row of a data set
// example: geoties query posts -p actor=ISR
CALL () {
  MATCH (p:Actor {id: $actor})-[r:HOLDS_POST]->(o:Actor) RETURN p, r, o
  UNION ALL
  MATCH (p:Actor)-[r:HOLDS_POST]->(o:Actor {id: $actor}) RETURN p, r, o
  UNION ALL
  MATCH (p:Actor)-[r:HOLDS_POST]->(o:Actor {country: $actor}) WHERE o:Person|GovernmentBody|ArmedForce RETURN p, r, o
  UNION ALL
  UNWIND CASE WHEN $actor IS NULL THEN [1] ELSE [] END AS once
  MATCH (p:Actor)-[r:HOLDS_POST]->(o:Actor) RETURN p, r, o
}
WITH DISTINCT p, r, o
CALL (r) {
  UNWIND r.claims AS id
  MATCH (c:Claim {id: id})
  WHERE ($known_by IS NULL OR c.recorded_at <= $known_by)
    AND ($outlets IS NULL OR coalesce(c.outlet, c.dataset) IN $outlets)
  RETURN count(c) AS claims, count(DISTINCT c.outlet) AS outlets, min(c.id) AS first
}
WITH p, r, o, claims, outlets, first
WHERE claims > 0 AND 'asserted' IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
  AND ($as_of IS NULL OR r.latest <= $as_of AND (r.ended IS NULL OR r.ended >= $as_of) OR $as_of = '' AND r.latest IS NULL)
MATCH (c:Claim {id: first})
RETURN p.id AS actor, p.name AS name, r.title AS title, o.id AS of, o.name AS of_name,
       r.since AS since, r.until AS until, claims,
       c.document AS document, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY of, name, actor, title, since, until

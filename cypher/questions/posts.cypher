// title: Who holds which post (en)
// titre: Qui occupe quel poste (fr)
// params: actor actor any ISR -- only posts held by this person, or of this country or body
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
  RETURN c ORDER BY c.id LIMIT 1
}
RETURN p.id AS actor, p.name AS name, r.title AS title, o.id AS of, o.name AS of_name,
       r.since AS since, r.until AS until, size(r.claims) AS claims,
       c.document AS document, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY of, name, actor, title, since, until

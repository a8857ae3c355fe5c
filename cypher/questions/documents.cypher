// title: Documents and what they support, sentence by sentence (en)
// titre: Les documents et ce qu'ils étayent, phrase par phrase (fr)
// params: document text any doc/9f2c -- only this document, by its id
// params: kind claim_kinds any post,visit -- only claims of these kinds; post, part and membership are kinds too
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
WITH d, c
WHERE size($kind) = 0 OR c.kind IN $kind
OPTIONAL MATCH (c)-[:ABOUT]->(e:Event)
RETURN d.id AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url,
       d.dataset AS dataset, c.id AS claim, c.kind AS kind, c.status AS status, e.id AS event, e.date AS date,
       COLLECT {
         MATCH (x:Actor)-[r]->(e)
         WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
         ORDER BY role, actor
         RETURN {role: role, actor: actor, name: name}
       } AS roles,
       c.start AS start, c.end AS end, c.quote AS quote
ORDER BY document, start, claim

// title: What is denied, planned or only alleged (en)
// titre: Ce qui est démenti, prévu ou seulement allégué (fr)
// params: actor actor any MAR -- only events in which this actor (or its officials, bodies and forces) has a role
// params: status statuses planned,conditional,threatened,denied,alleged denied -- only events of these statuses
// params: kind kinds any arms_transfer -- only events of these kinds
// answers: event -- id of the event
// answers: kind -- its kind
// answers: type -- its PLOVER type
// answers: date -- its date, EDTF
// answers: earliest -- first possible day that it began
// answers: latest -- last possible day that it began
// answers: status -- asserted, planned, conditional, threatened, denied or alleged
// answers: disputes -- ids of the asserted events that it contradicts, sorted
// answers: roles -- who did what in it: maps of role, actor and name, sorted by role and actor
// answers: claims -- how many claims tell it
// answers: document -- id of the document of the first of them (the smallest claim id with a sentence)
// answers: start -- where its sentence begins in the document's text, in code points
// answers: end -- where it ends, exclusive
// answers: quote -- the sentence; null for a row of a data set
// example: geoties query denied-or-planned -p status=denied
CALL () {
  MATCH (:Actor {id: $actor})-->(e:Event) RETURN e
  UNION ALL
  MATCH (p:Actor {country: $actor})-->(e:Event) WHERE p:Person|GovernmentBody|ArmedForce RETURN e
  UNION ALL
  UNWIND CASE WHEN $actor IS NULL THEN [1] ELSE [] END AS once
  MATCH (e:Event) WHERE e.status IN $status RETURN e
}
WITH DISTINCT e
WHERE e.status IN $status AND (size($kind) = 0 OR e.kind IN $kind)
CALL (e) {
  MATCH (c:Claim)-[:ABOUT]->(e)
  RETURN c ORDER BY c.quote IS NULL, c.id LIMIT 1
}
RETURN e.id AS event, e.kind AS kind, e.type AS type, e.date AS date, e.earliest AS earliest, e.latest AS latest,
       e.status AS status,
       COLLECT { MATCH (e)-[:DISPUTES]->(o:Event) WITH o.id AS id ORDER BY id RETURN id } AS disputes,
       COLLECT {
         MATCH (x:Actor)-[r]->(e)
         WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
         ORDER BY role, actor
         RETURN {role: role, actor: actor, name: name}
       } AS roles,
       COUNT { (:Claim)-[:ABOUT]->(e) } AS claims,
       c.document AS document, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY status, earliest, latest, event

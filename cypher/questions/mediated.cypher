// title: What an actor mediated, with the sentences (en)
// titre: Ce qu'un acteur a facilité comme médiateur, avec les phrases (fr)
// params: by actor required USA -- the mediator; a country stands also for its officials, bodies and forces
// params: status statuses asserted,planned asserted -- only events of these statuses
// params: kind kinds any normalization -- only events of these kinds
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
  MATCH (m:Actor {id: $by})-[:MEDIATED]->(e:Event) RETURN e
  UNION ALL
  MATCH (m:Actor {country: $by})-[:MEDIATED]->(e:Event) WHERE m:Person|GovernmentBody|ArmedForce RETURN e
}
WITH DISTINCT e
WHERE e.status IN $status AND (size($kind) = 0 OR e.kind IN $kind)
WITH e, COLLECT {
  MATCH (x:Actor)-[r]->(e)
  WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
  ORDER BY role, actor
  RETURN {role: role, actor: actor, name: name}
} AS roles
MATCH (c:Claim)-[:ABOUT]->(e)
RETURN e.id AS event, e.kind AS kind, e.type AS type, e.date AS date, e.earliest AS earliest, e.latest AS latest,
       e.status AS status, 'own' AS via,
       roles,
       [r IN roles WHERE r.role = 'MEDIATED' | r.actor] AS mediators,
       [r IN roles WHERE r.role = 'JOINED' | r.actor] AS joined,
       e.amount AS amount, e.currency AS currency,
       [i IN range(0, size(coalesce(e.item_names, [])) - 1) |
         {name: e.item_names[i], quantity: coalesce(e.item_quantities[i], -1)}] AS items,
       c.document AS document, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY earliest, latest, event, c.id

// title: Ties between two actors, each with the sentence that says so (en)
// titre: Liens entre deux acteurs, chacun avec la phrase qui le dit (fr)
// params: a actor required MAR -- one actor; a country stands also for its officials, bodies and forces
// params: b actor required ISR -- the other actor, likewise
// params: status statuses asserted,planned asserted,denied -- only events of these statuses
// params: kind kinds any visit,arms_transfer -- only events of these kinds
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
  MATCH (p)-[:SOURCE_OF]->(e:Event)<-[:TARGET_OF]-(q:Actor) RETURN e, q, 'own' AS via
  UNION ALL
  MATCH (p)-[:TARGET_OF]->(e:Event)<-[:SOURCE_OF]-(q:Actor) RETURN e, q, 'own' AS via
  UNION ALL
  MATCH (p)-[:PARTY_TO]->(e:Event)<-[:PARTY_TO]-(q:Actor) RETURN e, q, 'own' AS via
  UNION ALL
  MATCH (p)-[j:JOINED]->(e:Event)<-[:SOURCE_OF|TARGET_OF|PARTY_TO]-(q:Actor)
  WHERE j.beside <> q.id AND NOT EXISTS { (q)-[:JOINED]->(e) } RETURN e, q, 'joined' AS via
  UNION ALL
  MATCH (p)-[:SOURCE_OF|TARGET_OF|PARTY_TO]->(e:Event)<-[j:JOINED]-(q:Actor)
  WHERE j.beside <> p.id AND NOT EXISTS { (p)-[:JOINED]->(e) } RETURN e, q, 'joined' AS via
}
WITH p, e, q, via
WHERE (q.id = $b OR (q.country = $b AND q:Person|GovernmentBody|ArmedForce)) AND q.id <> p.id
  AND e.status IN $status AND (size($kind) = 0 OR e.kind IN $kind)
WITH e, max(via) AS via
WITH e, via, COLLECT {
  MATCH (x:Actor)-[r]->(e)
  WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
  ORDER BY role, actor
  RETURN {role: role, actor: actor, name: name}
} AS roles
MATCH (c:Claim)-[:ABOUT]->(e)
RETURN e.id AS event, e.kind AS kind, e.type AS type, e.date AS date, e.earliest AS earliest, e.latest AS latest,
       e.status AS status, via, $a AS a, $b AS b,
       roles,
       [r IN roles WHERE r.role = 'MEDIATED' | r.actor] AS mediators,
       [r IN roles WHERE r.role = 'JOINED' | r.actor] AS joined,
       e.amount AS amount, e.currency AS currency,
       [i IN range(0, size(coalesce(e.item_names, [])) - 1) |
         {name: e.item_names[i], quantity: coalesce(e.item_quantities[i], -1)}] AS items,
       c.document AS document, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY earliest, latest, event, c.id

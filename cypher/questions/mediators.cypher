// title: Who mediates, how often and for whom (en)
// titre: Qui sert de médiateur, combien de fois et pour qui (fr)
// params: status statuses asserted asserted,planned -- only events of these statuses
// params: kind kinds any normalization,ceasefire -- only events of these kinds
// answers: actor -- id of the mediator
// answers: name -- its name
// answers: events -- how many events it mediated
// answers: parties -- ids of the actors that it mediated between, sorted
// answers: kinds -- kinds of the events, sorted
// answers: first -- first possible day of the first one
// answers: last -- last possible day that the last one began
// example: geoties query mediators
MATCH (m:Actor)-[:MEDIATED]->(e:Event)
WHERE e.status IN $status AND (size($kind) = 0 OR e.kind IN $kind)
WITH m, collect(DISTINCT e) AS mediated, min(e.earliest) AS first, max(e.latest) AS last
RETURN m.id AS actor, m.name AS name, size(mediated) AS events,
       COLLECT {
         UNWIND mediated AS e
         MATCH (p:Actor)-[:SOURCE_OF|TARGET_OF|PARTY_TO]->(e)
         WITH DISTINCT p.id AS id ORDER BY id
         RETURN id
       } AS parties,
       COLLECT { UNWIND mediated AS e WITH DISTINCT e.kind AS kind ORDER BY kind RETURN kind } AS kinds,
       first, last
ORDER BY events DESC, actor

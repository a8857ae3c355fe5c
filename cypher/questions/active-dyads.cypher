// title: The most active pairs of actors (en)
// titre: Les paires d'acteurs les plus actives (fr)
// params: kind kinds any arms_transfer -- only pairs with at least one event of these kinds
// params: level level countries actors -- countries: pairs of states only; actors: all pairs
// params: top integer 20 5 -- how many pairs
// answers: a -- id of one actor, the smaller id
// answers: a_name -- its name
// answers: b -- id of the other
// answers: b_name -- its name
// answers: events -- asserted events of the pair; a country's include what its officials, bodies and forces did
// answers: reports -- documents that tell them, added up over the events
// answers: verbal_cooperation -- events of this quad class
// answers: material_cooperation -- events of this quad class
// answers: verbal_conflict -- events of this quad class
// answers: material_conflict -- events of this quad class
// answers: first -- first possible day of the first event
// answers: last -- last possible day that the last event began
// answers: kinds -- kinds of the events, the most frequent first
// answers: score -- mean intensity of the events, from -10 (conflict) to 10 (cooperation)
// example: geoties query active-dyads -p top=5
MATCH (a:Actor)-[t:TIED_TO]->(b:Actor)
WHERE ($level = 'actors' OR (a:Country AND b:Country))
  AND (size($kind) = 0 OR any(k IN t.kinds WHERE k IN $kind))
RETURN a.id AS a, a.name AS a_name, b.id AS b, b.name AS b_name, t.events AS events, t.reports AS reports,
       t.verbal_cooperation AS verbal_cooperation, t.material_cooperation AS material_cooperation,
       t.verbal_conflict AS verbal_conflict, t.material_conflict AS material_conflict,
       t.first AS first, t.last AS last, coalesce(t.kinds, []) AS kinds, t.score AS score
ORDER BY events DESC, reports DESC, a, b
LIMIT $top

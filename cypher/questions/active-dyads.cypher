// title: The most active pairs of actors (en)
// titre: Les paires d'acteurs les plus actives (fr)
// params: kind kinds any arms_transfer -- only pairs with at least one event of these kinds
// params: level level countries actors -- countries: pairs of states only; actors: all pairs
// params: top integer 20 5 -- how many pairs
// params: status statuses asserted asserted,planned -- ties of events of these statuses
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- ties of events that at least so many outlets tell, copies of one sentence counted once
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
CALL () {
  MATCH (a:Actor)-[t:TIED_TO]->(b:Actor) WHERE $ties IS NULL
  RETURN a, b, t {.events, .reports, .verbal_cooperation, .material_cooperation, .verbal_conflict, .material_conflict,
                  .first, .last, .kinds, .score} AS t
  UNION ALL
  UNWIND keys(coalesce($ties, {})) AS id
  UNWIND $ties[id] AS t
  WITH id, t WHERE t.larger
  MATCH (a:Actor {id: id}) MATCH (b:Actor {id: t.other})
  RETURN a, b, t
}
WITH a, b, t
WHERE ($level = 'actors' OR (a:Country AND b:Country))
  AND (size($kind) = 0 OR any(k IN t.kinds WHERE k IN $kind))
RETURN a.id AS a, a.name AS a_name, b.id AS b, b.name AS b_name, t.events AS events, t.reports AS reports,
       t.verbal_cooperation AS verbal_cooperation, t.material_cooperation AS material_cooperation,
       t.verbal_conflict AS verbal_conflict, t.material_conflict AS material_conflict,
       t.first AS first, t.last AS last, coalesce(t.kinds, []) AS kinds, t.score AS score
ORDER BY events DESC, reports DESC, a, b
LIMIT $top

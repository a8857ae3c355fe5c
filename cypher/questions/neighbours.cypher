// title: Who is tied to an actor within two steps, through whom and by which kinds of ties (en)
// titre: Qui est lié à un acteur à deux pas au plus, par qui et par quels genres de liens (fr)
// params: actor actor required MAR -- where to start
// params: kind kinds any normalization,arms_transfer -- follow only ties with at least one event of these kinds
// params: steps integer 2 1 -- how far to go: 1 or 2
// params: status statuses asserted asserted,planned -- ties of events of these statuses
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- ties of events that at least so many outlets tell, copies of one sentence counted once
// answers: actor -- id of the actor reached
// answers: name -- its name
// answers: actor_kind -- its kind (Country, Person, ...)
// answers: steps -- 1 or 2: the fewest ties on the way
// answers: through -- ids of the actors between, sorted; empty for one step
// answers: kinds -- kinds of the ties of the last step, sorted
// answers: first -- first possible day of the first event of the ties of the last step
// answers: last -- last possible day that their last event began
// example: geoties query neighbours -p actor=Maroc
CALL () {
  MATCH (:Actor {id: $actor})-[t:TIED_TO]-(o:Actor)
  WHERE $ties IS NULL AND (size($kind) = 0 OR any(k IN t.kinds WHERE k IN $kind))
  RETURN o, t.kinds AS kinds, t.first AS first, t.last AS last, null AS through, 1 AS steps
  UNION ALL
  UNWIND CASE WHEN $steps >= 2 AND $ties IS NULL THEN [1] ELSE [] END AS once
  MATCH (:Actor {id: $actor})-[s:TIED_TO]-(m:Actor)-[t:TIED_TO]-(o:Actor)
  WHERE o.id <> $actor
    AND (size($kind) = 0 OR (any(k IN s.kinds WHERE k IN $kind) AND any(k IN t.kinds WHERE k IN $kind)))
  RETURN o, t.kinds AS kinds, t.first AS first, t.last AS last, m.id AS through, 2 AS steps
  UNION ALL
  UNWIND coalesce($ties[$actor], []) AS t
  WITH t WHERE size($kind) = 0 OR any(k IN t.kinds WHERE k IN $kind)
  MATCH (o:Actor {id: t.other})
  RETURN o, t.kinds AS kinds, t.first AS first, t.last AS last, null AS through, 1 AS steps
  UNION ALL
  UNWIND CASE WHEN $steps >= 2 THEN coalesce($ties[$actor], []) ELSE [] END AS s
  UNWIND coalesce($ties[s.other], []) AS t
  WITH s, t
  WHERE t.other <> $actor
    AND (size($kind) = 0 OR (any(k IN s.kinds WHERE k IN $kind) AND any(k IN t.kinds WHERE k IN $kind)))
  MATCH (o:Actor {id: t.other})
  RETURN o, t.kinds AS kinds, t.first AS first, t.last AS last, s.other AS through, 2 AS steps
}
WITH o, min(steps) AS steps,
     collect({steps: steps, through: through, kinds: kinds, first: first, last: last}) AS found
WITH o, steps, [w IN found WHERE w.steps = steps] AS ways
RETURN o.id AS actor, o.name AS name, [l IN labels(o) WHERE l <> 'Actor'][0] AS actor_kind, steps,
       COLLECT {
         UNWIND ways AS w
         WITH DISTINCT w.through AS id WHERE id IS NOT NULL
         RETURN id ORDER BY id
       } AS through,
       COLLECT {
         UNWIND ways AS w
         UNWIND w.kinds AS kind
         WITH DISTINCT kind
         RETURN kind ORDER BY kind
       } AS kinds,
       reduce(day = null, w IN ways | CASE WHEN day IS NULL OR w.first < day THEN w.first ELSE day END) AS first,
       reduce(day = null, w IN ways | CASE WHEN day IS NULL OR w.last > day THEN w.last ELSE day END) AS last
ORDER BY steps, actor

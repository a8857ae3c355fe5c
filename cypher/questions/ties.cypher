// title: Ties of an actor: with whom, by which kinds of events, since when (en)
// titre: Liens d'un acteur : avec qui, par quels genres d'événements, depuis quand (fr)
// params: actor actor required MAR -- whose ties
// params: kind kinds any normalization,arms_transfer -- only ties with at least one event of these kinds
// params: status statuses asserted asserted,planned -- ties of events of these statuses
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- ties of events that at least so many outlets tell, copies of one sentence counted once
// answers: actor -- id of the other actor
// answers: name -- its name
// answers: actor_kind -- its kind (Country, Person, ...)
// answers: events -- asserted events of the pair; a country's include what its officials, bodies and forces did
// answers: reports -- documents that tell them, added up over the events
// answers: verbal_cooperation -- events of this quad class
// answers: material_cooperation -- events of this quad class
// answers: verbal_conflict -- events of this quad class
// answers: material_conflict -- events of this quad class
// answers: given -- directed events from the actor to the other
// answers: received -- directed events from the other to the actor
// answers: joint -- events that one of them only joined
// answers: first -- first possible day of the first event
// answers: last -- last possible day that the last event began
// answers: kinds -- kinds of the events, the most frequent first
// answers: mediators -- ids of the mediators of the events, the most frequent first
// answers: score -- mean intensity of the events, from -10 (conflict) to 10 (cooperation)
// answers: rolled_up -- how many of the events officials, bodies and forces did
// example: geoties query ties -p actor=MAR
CALL () {
  MATCH (:Actor {id: $actor})-[x:TIED_TO]->(o:Actor) WHERE $ties IS NULL
  RETURN o, x {.events, .reports, .verbal_cooperation, .material_cooperation, .verbal_conflict, .material_conflict, .joint, .first,
                 .last, .kinds, .mediators, .score, .rolled_up} AS t,
         x.forward AS given, x.backward AS received
  UNION ALL
  MATCH (:Actor {id: $actor})<-[x:TIED_TO]-(o:Actor) WHERE $ties IS NULL
  RETURN o, x {.events, .reports, .verbal_cooperation, .material_cooperation, .verbal_conflict, .material_conflict, .joint, .first,
                 .last, .kinds, .mediators, .score, .rolled_up} AS t,
         x.backward AS given, x.forward AS received
  UNION ALL
  UNWIND coalesce($ties[$actor], []) AS t
  MATCH (o:Actor {id: t.other})
  RETURN o, t, t.given AS given, t.received AS received
}
WITH t, o, given, received
WHERE size($kind) = 0 OR any(k IN t.kinds WHERE k IN $kind)
RETURN o.id AS actor, o.name AS name, [l IN labels(o) WHERE l <> 'Actor'][0] AS actor_kind,
       t.events AS events, t.reports AS reports,
       t.verbal_cooperation AS verbal_cooperation, t.material_cooperation AS material_cooperation,
       t.verbal_conflict AS verbal_conflict, t.material_conflict AS material_conflict,
       given, received, t.joint AS joint, t.first AS first, t.last AS last,
       coalesce(t.kinds, []) AS kinds, coalesce(t.mediators, []) AS mediators, t.score AS score,
       t.rolled_up AS rolled_up
ORDER BY events DESC, reports DESC, actor

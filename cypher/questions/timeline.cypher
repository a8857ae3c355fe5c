// title: How the tie of two actors moved between cooperation and conflict (en)
// titre: Comment le lien de deux acteurs a oscillé entre coopération et conflit (fr)
// params: a actor required MAR -- one actor; a country stands also for its officials, bodies and forces
// params: b actor required ISR -- the other actor, likewise
// params: grain grain month year -- length of a period: day, month or year
// params: status statuses asserted asserted,planned -- only events of these statuses
// params: kind kinds any visit,meeting -- only events of these kinds
// answers: period -- day, month or year; a year or month where no more is known, null for undated events
// answers: events -- events that began in it
// answers: verbal_cooperation -- events of this quad class
// answers: material_cooperation -- events of this quad class
// answers: verbal_conflict -- events of this quad class
// answers: material_conflict -- events of this quad class
// answers: score -- mean intensity of the events, from -10 (conflict) to 10 (cooperation)
// answers: kinds -- kinds of the events, sorted
// example: geoties query timeline -p a=MAR -p b=ISR -p grain=year
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
WITH e, CASE
  WHEN $grain = 'day' AND e.earliest = e.latest THEN e.earliest
  WHEN $grain IN ['day', 'month'] AND left(e.earliest, 7) = left(e.latest, 7) THEN left(e.earliest, 7)
  WHEN left(e.earliest, 4) = left(e.latest, 4) THEN left(e.earliest, 4)
  ELSE null
END AS period
WITH period, count(e) AS events,
     sum(CASE e.quad WHEN 'verbal_cooperation' THEN 1 ELSE 0 END) AS verbal_cooperation,
     sum(CASE e.quad WHEN 'material_cooperation' THEN 1 ELSE 0 END) AS material_cooperation,
     sum(CASE e.quad WHEN 'verbal_conflict' THEN 1 ELSE 0 END) AS verbal_conflict,
     sum(CASE e.quad WHEN 'material_conflict' THEN 1 ELSE 0 END) AS material_conflict,
     round(avg(e.intensity), 3) AS score, collect(DISTINCT e.kind) AS found
RETURN period, events, verbal_cooperation, material_cooperation, verbal_conflict, material_conflict, score,
       COLLECT { UNWIND found AS kind WITH kind ORDER BY kind RETURN kind } AS kinds
ORDER BY period

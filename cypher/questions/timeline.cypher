// title: How the tie of two actors moved between cooperation and conflict (en)
// titre: Comment le lien de deux acteurs a oscillé entre coopération et conflit (fr)
// params: a actor required MAR -- one actor; a country stands also for its officials, bodies and forces
// params: b actor required ISR -- the other actor, likewise
// params: grain grain month year -- length of a period: day, month or year
// params: status statuses asserted asserted,planned -- only events of these statuses
// params: kind kinds any visit,meeting -- only events of these kinds
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- only events that at least so many outlets tell, copies of one sentence counted once
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
  MATCH (p)-[r:SOURCE_OF]->(e:Event)<-[s:TARGET_OF]-(q:Actor)
  RETURN e, q, r.claims AS ours, s.claims AS theirs, 'own' AS via
  UNION ALL
  MATCH (p)-[r:TARGET_OF]->(e:Event)<-[s:SOURCE_OF]-(q:Actor)
  RETURN e, q, r.claims AS ours, s.claims AS theirs, 'own' AS via
  UNION ALL
  MATCH (p)-[r:PARTY_TO]->(e:Event)<-[s:PARTY_TO]-(q:Actor)
  RETURN e, q, r.claims AS ours, s.claims AS theirs, 'own' AS via
  UNION ALL
  MATCH (p)-[r:JOINED]->(e:Event)<-[s:SOURCE_OF|TARGET_OF|PARTY_TO]-(q:Actor)
  WHERE r.beside <> q.id AND NOT EXISTS { (q)-[:JOINED]->(e) }
  RETURN e, q, r.claims AS ours, s.claims AS theirs, 'joined' AS via
  UNION ALL
  MATCH (p)-[r:SOURCE_OF|TARGET_OF|PARTY_TO]->(e:Event)<-[s:JOINED]-(q:Actor)
  WHERE s.beside <> p.id AND NOT EXISTS { (p)-[:JOINED]->(e) }
  RETURN e, q, r.claims AS ours, s.claims AS theirs, 'joined' AS via
}
WITH p, e, q, ours, theirs, via
WHERE (q.id = $b OR (q.country = $b AND q:Person|GovernmentBody|ArmedForce)) AND q.id <> p.id
  AND (size($kind) = 0 OR e.kind IN $kind)
  AND ($as_of IS NULL OR e.latest <= $as_of AND (NOT e.kind IN $states OR e.ended IS NULL OR e.ended >= $as_of)
       OR $as_of = '' AND e.latest IS NULL)
CALL (e) {
  MATCH (c:Claim)-[:ABOUT]->(e)
  WHERE ($known_by IS NULL OR c.recorded_at <= $known_by)
    AND ($outlets IS NULL OR coalesce(c.outlet, c.dataset) IN $outlets)
  WITH c, coalesce([i IN range(0, size(coalesce(e.echoes, [])) - 1) WHERE e.echoes[i] = c.outlet | e.echoed[i]][0],
                   c.outlet) AS voice
  RETURN min(c.status) AS status, collect(c.id) AS told, count(DISTINCT voice) AS outlets
}
WITH e, ours, theirs, via, status, told, outlets
WHERE status IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
  AND any(id IN ours WHERE id IN told) AND any(id IN theirs WHERE id IN told)
WITH e, status, told, max(via) AS via
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

// title: One event with everything that is said of it, by its id or the id of one of its claims (en)
// titre: Un événement et tout ce qui en est dit, par son identifiant ou celui d'une de ses affirmations (fr)
// params: id text required event/01 -- id of an event or of a claim; a claim leads to the event that it is now about
// params: status statuses any asserted,planned,denied,alleged -- only where the event is of these statuses
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- only events that at least so many outlets tell, copies of one sentence counted once
// answers: event -- id of the event; null for a post, a part or a membership
// answers: kind -- its kind
// answers: type -- its PLOVER type
// answers: quad -- its quad class
// answers: date -- its date, EDTF
// answers: earliest -- first possible day that it began
// answers: latest -- last possible day that it began
// answers: ended -- last possible day that it ended
// answers: duration -- how long it took, ISO 8601
// answers: status -- asserted, planned, conditional, threatened, denied or alleged
// answers: place -- where, as written
// answers: place_country -- id of the country where
// answers: roles -- who did what in it: maps of role, actor and name, sorted by role and actor
// answers: mediators -- ids of its mediators, sorted
// answers: joined -- ids of the actors that joined it, sorted
// answers: amount -- amount of money
// answers: currency -- ISO 4217 code of the amount
// answers: approximate -- whether the amount is an estimate
// answers: items -- maps of name and quantity (-1: not said), in the event's order
// answers: intensity -- from -10 (conflict) to 10 (cooperation)
// answers: reports -- how many documents tell it
// answers: outlets -- how many publishers
// answers: independent -- how many of them tell it in words of their own: copies of one sentence count once
// answers: conflicts -- fields that its claims do not agree on
// answers: disputes -- ids of the asserted events that it contradicts, sorted
// answers: disputed_by -- ids of the events that contradict it, sorted
// answers: claim -- id of a claim about it
// answers: claim_date -- the date that this claim gives, EDTF
// answers: confidence -- how sure the extractor was of this claim, 0 to 1
// answers: rule -- the rule that read it
// answers: document -- id of the document that states it
// answers: title -- the document's title
// answers: publisher -- who published it
// answers: published -- when, EDTF
// answers: url -- where it is
// answers: start -- where the sentence begins in the document's text, in code points
// answers: end -- where it ends, exclusive
// answers: quote -- the sentence; null for a row of a data set
// answers: dataset -- the data set that it is a row of
// answers: source_id -- id of the row in its data set
// answers: row -- number of the row in its file
// example: geoties query event -p id=event/01
CALL () {
  MATCH (e:Event {id: $id})
  MATCH (c:Claim)-[:ABOUT]->(e) RETURN c
  UNION ALL
  MATCH (x:Claim {id: $id})-[:ABOUT]->(e:Event)
  MATCH (c:Claim)-[:ABOUT]->(e) RETURN c
  UNION ALL
  MATCH (c:Claim {id: $id}) RETURN c
}
WITH DISTINCT c
WHERE ($known_by IS NULL OR c.recorded_at <= $known_by)
  AND ($outlets IS NULL OR coalesce(c.outlet, c.dataset) IN $outlets)
MATCH (c)-[:STATED_IN]->(d:Document)
OPTIONAL MATCH (c)-[:ABOUT]->(e:Event)
CALL (e) {
  MATCH (k:Claim)-[:ABOUT]->(e)
  WHERE ($known_by IS NULL OR k.recorded_at <= $known_by)
    AND ($outlets IS NULL OR coalesce(k.outlet, k.dataset) IN $outlets)
  WITH k, coalesce([i IN range(0, size(coalesce(e.echoes, [])) - 1) WHERE e.echoes[i] = k.outlet | e.echoed[i]][0],
                   k.outlet) AS voice
  RETURN min(k.status) AS status, collect(k.id) AS told, count(DISTINCT k.outlet) AS outlets,
         count(DISTINCT voice) AS independent, count(DISTINCT k.document) AS reports
}
WITH c, d, e, status, told, outlets, independent, reports
WHERE (size($status) = 0 OR coalesce(status, c.status, 'asserted') IN $status)
  AND ($min_outlets IS NULL OR independent >= $min_outlets)
  AND ($as_of IS NULL OR e.latest <= $as_of AND (NOT e.kind IN $states OR e.ended IS NULL OR e.ended >= $as_of)
       OR $as_of = '' AND e.latest IS NULL)
WITH c, d, e, status, told, outlets, independent, reports, COLLECT {
  MATCH (x:Actor)-[r]->(e)
  WHERE any(id IN r.claims WHERE id IN told)
  WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
  ORDER BY role, actor
  RETURN {role: role, actor: actor, name: name}
} AS roles
RETURN e.id AS event, coalesce(e.kind, c.kind) AS kind, e.type AS type, e.quad AS quad, e.date AS date,
       e.earliest AS earliest, e.latest AS latest, e.ended AS ended, e.duration AS duration,
       coalesce(status, c.status) AS status, e.place AS place, e.place_country AS place_country,
       roles,
       [r IN roles WHERE r.role = 'MEDIATED' | r.actor] AS mediators,
       [r IN roles WHERE r.role = 'JOINED' | r.actor] AS joined,
       e.amount AS amount, e.currency AS currency, coalesce(e.approximate, false) AS approximate,
       [i IN range(0, size(coalesce(e.item_names, [])) - 1) |
         {name: e.item_names[i], quantity: coalesce(e.item_quantities[i], -1)}] AS items,
       e.intensity AS intensity, CASE WHEN e IS NULL THEN null ELSE reports END AS reports,
       CASE WHEN e IS NULL THEN null ELSE outlets END AS outlets,
       CASE WHEN e IS NULL THEN null ELSE independent END AS independent, coalesce(e.conflicts, []) AS conflicts,
       COLLECT {
         MATCH (e)-[:DISPUTES]->(o:Event)
         WHERE EXISTS {
           MATCH (k:Claim)-[:ABOUT]->(o) WHERE $known_by IS NULL OR k.recorded_at <= $known_by
         }
         WITH o.id AS id ORDER BY id RETURN id
       } AS disputes,
       COLLECT {
         MATCH (e)<-[:DISPUTES]-(o:Event)
         WHERE EXISTS {
           MATCH (k:Claim)-[:ABOUT]->(o) WHERE $known_by IS NULL OR k.recorded_at <= $known_by
         }
         WITH o.id AS id ORDER BY id RETURN id
       } AS disputed_by,
       c.id AS claim, c.date AS claim_date, c.confidence AS confidence, c.rule AS rule,
       d.id AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url,
       c.start AS start, c.end AS end, c.quote AS quote, c.dataset AS dataset,
       c.source_id AS source_id, c.row AS row
ORDER BY document, start, claim

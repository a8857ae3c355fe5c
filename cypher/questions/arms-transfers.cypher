// title: Who sold or gave which arms to whom, and for how much (en)
// titre: Qui a vendu ou livré quelles armes à qui, et pour combien (fr)
// params: actor actor any MAR -- only transfers from or to this actor (or its officials, bodies and forces)
// params: status statuses asserted asserted,planned -- only events of these statuses
// params: kind kinds arms_transfer arms_transfer,military_aid -- only events of these kinds
// params: since first_day any 2020 -- only events that may have begun on or after this date; undated ones stay out
// params: until last_day any 2021-11 -- only events that may have begun on or before this date; undated ones stay out
// params: as_of last_day any 2021-12 -- what held on this day, of a month or a year its last; what is undated stays out
// params: known_by moment any 2100-12-31 -- only what was recorded by this day or time, or by the end of this load
// params: outlets texts any Journal,Weekly -- only what these publishers or data sets say
// params: min_outlets integer any 1 -- only events that at least so many outlets tell, copies of one sentence counted once
// answers: event -- id of the event
// answers: kind -- its kind
// answers: date -- its date, EDTF
// answers: earliest -- first possible day that it began
// answers: latest -- last possible day that it began
// answers: status -- asserted, planned, conditional, threatened, denied or alleged
// answers: suppliers -- ids of the suppliers, sorted
// answers: buyers -- ids of the buyers, sorted
// answers: items -- maps of name and quantity (-1: not said), in the event's order
// answers: amount -- amount of money
// answers: currency -- ISO 4217 code of the amount
// answers: approximate -- whether the amount is an estimate
// answers: claims -- how many claims tell it
// answers: document -- id of the document of the first of them (the smallest claim id with a sentence)
// answers: start -- where its sentence begins in the document's text, in code points
// answers: end -- where it ends, exclusive
// answers: quote -- the sentence; null for a row of a data set
// example: geoties query arms-transfers -p actor=MAR
CALL () {
  MATCH (:Actor {id: $actor})-[:SOURCE_OF|TARGET_OF]->(e:Event) RETURN e
  UNION ALL
  MATCH (p:Actor {country: $actor})-[:SOURCE_OF|TARGET_OF]->(e:Event) WHERE p:Person|GovernmentBody|ArmedForce RETURN e
  UNION ALL
  UNWIND CASE WHEN $actor IS NULL THEN [1] ELSE [] END AS once
  MATCH (e:Event) WHERE e.kind IN $kind RETURN e
}
WITH DISTINCT e
WHERE e.kind IN $kind
  AND ($since IS NULL OR e.latest >= $since) AND ($until IS NULL OR e.earliest <= $until)
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
WITH e, status, told
WHERE status IN $status AND ($min_outlets IS NULL OR outlets >= $min_outlets)
CALL (e, told) {
  MATCH (c:Claim)-[:ABOUT]->(e)
  WHERE c.id IN told
  RETURN c ORDER BY c.quote IS NULL, c.id LIMIT 1
}
RETURN e.id AS event, e.kind AS kind, e.date AS date, e.earliest AS earliest, e.latest AS latest, status,
       COLLECT {
         MATCH (x:Actor)-[r:SOURCE_OF]->(e) WHERE any(id IN r.claims WHERE id IN told)
         WITH DISTINCT x.id AS id ORDER BY id RETURN id
       } AS suppliers,
       COLLECT {
         MATCH (x:Actor)-[r:TARGET_OF]->(e) WHERE any(id IN r.claims WHERE id IN told)
         WITH DISTINCT x.id AS id ORDER BY id RETURN id
       } AS buyers,
       [i IN range(0, size(coalesce(e.item_names, [])) - 1) |
         {name: e.item_names[i], quantity: coalesce(e.item_quantities[i], -1)}] AS items,
       e.amount AS amount, e.currency AS currency, coalesce(e.approximate, false) AS approximate,
       size(told) AS claims,
       c.document AS document, c.start AS start, c.end AS end, c.quote AS quote
ORDER BY earliest, latest, event

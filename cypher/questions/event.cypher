// title: One event with everything that is said of it, by its id or the id of one of its claims (en)
// titre: Un événement et tout ce qui en est dit, par son identifiant ou celui d'une de ses affirmations (fr)
// params: id text required event/01 -- id of an event or of a claim; a claim leads to the event that it is now about
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
MATCH (c)-[:STATED_IN]->(d:Document)
OPTIONAL MATCH (c)-[:ABOUT]->(e:Event)
WITH c, d, e, COLLECT {
  MATCH (x:Actor)-[r]->(e)
  WITH DISTINCT type(r) AS role, x.id AS actor, x.name AS name
  ORDER BY role, actor
  RETURN {role: role, actor: actor, name: name}
} AS roles
RETURN e.id AS event, coalesce(e.kind, c.kind) AS kind, e.type AS type, e.quad AS quad, e.date AS date,
       e.earliest AS earliest, e.latest AS latest, e.ended AS ended, e.duration AS duration,
       coalesce(e.status, c.status) AS status, e.place AS place, e.place_country AS place_country,
       roles,
       [r IN roles WHERE r.role = 'MEDIATED' | r.actor] AS mediators,
       [r IN roles WHERE r.role = 'JOINED' | r.actor] AS joined,
       e.amount AS amount, e.currency AS currency, coalesce(e.approximate, false) AS approximate,
       [i IN range(0, size(coalesce(e.item_names, [])) - 1) |
         {name: e.item_names[i], quantity: coalesce(e.item_quantities[i], -1)}] AS items,
       e.intensity AS intensity, e.reports AS reports, e.outlets AS outlets, coalesce(e.conflicts, []) AS conflicts,
       COLLECT { MATCH (e)-[:DISPUTES]->(o:Event) WITH o.id AS id ORDER BY id RETURN id } AS disputes,
       COLLECT { MATCH (e)<-[:DISPUTES]-(o:Event) WITH o.id AS id ORDER BY id RETURN id } AS disputed_by,
       c.id AS claim, c.date AS claim_date, c.confidence AS confidence, c.rule AS rule,
       d.id AS document, d.title AS title, d.publisher AS publisher, d.published AS published, d.url AS url,
       c.start AS start, c.end AS end, c.quote AS quote, c.source_id AS source_id, c.row AS row
ORDER BY document, start, claim

// One claim an id: the constraint brings the index that every load and question starts from.
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE

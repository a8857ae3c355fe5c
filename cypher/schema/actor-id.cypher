// One actor an id: the constraint brings the index that every load and question starts from.
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE

// A load asks for the actors that rules may join with those that it brings, and for no others.
CREATE INDEX actor_block IF NOT EXISTS FOR (n:Actor) ON (n.block)

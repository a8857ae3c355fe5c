// A state's officials, bodies and forces.
CREATE INDEX actor_country IF NOT EXISTS FOR (n:Actor) ON (n.country)

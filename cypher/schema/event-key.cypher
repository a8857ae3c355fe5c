// A rebuild holds the events of a key against its claims.
CREATE INDEX event_key IF NOT EXISTS FOR (n:Event) ON (n.key)

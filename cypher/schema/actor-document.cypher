// A document that is read again finds its own actors.
CREATE INDEX actor_document IF NOT EXISTS FOR (n:Actor) ON (n.document)

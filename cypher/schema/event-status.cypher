// Questions about what is denied, planned or alleged, which is little among all that is asserted.
CREATE INDEX event_status IF NOT EXISTS FOR (n:Event) ON (n.status)

// Questions about a span of time.
CREATE INDEX event_earliest IF NOT EXISTS FOR (n:Event) ON (n.earliest)

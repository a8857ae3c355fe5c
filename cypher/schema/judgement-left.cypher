// A load asks what was decided of the actors and claims that it brings.
CREATE INDEX judgement_left IF NOT EXISTS FOR (n:Judgement) ON (n.left)

// A data set that is retracted finds its own documents.
CREATE INDEX document_dataset IF NOT EXISTS FOR (n:Document) ON (n.dataset)

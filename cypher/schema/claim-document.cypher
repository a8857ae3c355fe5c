// A document that is read again finds its claims.
CREATE INDEX claim_document IF NOT EXISTS FOR (n:Claim) ON (n.document)

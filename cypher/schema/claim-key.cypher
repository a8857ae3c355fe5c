// Claims that may tell one event are looked up together.
CREATE INDEX claim_key IF NOT EXISTS FOR (n:Claim) ON (n.key)

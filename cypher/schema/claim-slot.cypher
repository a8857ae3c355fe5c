// Claims of one day that may tell one event are looked up without the other days of their key.
CREATE INDEX claim_slot IF NOT EXISTS FOR (n:Claim) ON (n.slot)

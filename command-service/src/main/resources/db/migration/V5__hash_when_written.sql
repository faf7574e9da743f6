-- Each event is hashed in the statement that writes it, by as many processes as write, and its hash waits in the outbox:
-- the sequencer, of which there is one, neither reads nor hashes an event.
ALTER TABLE outbox ADD COLUMN tenant_id text, ADD COLUMN leaf_hash bytea;

UPDATE outbox SET tenant_id = e.tenant_id, leaf_hash = leaf_hash(e)
FROM event e WHERE e.global_index = outbox.global_index;

ALTER TABLE outbox ALTER COLUMN tenant_id SET NOT NULL, ALTER COLUMN leaf_hash SET NOT NULL;

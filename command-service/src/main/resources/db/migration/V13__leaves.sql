-- A leaf of a tenant's tree: SHA-256(0x00 || header || SHA-256(payload)), the header's fields in a fixed order, each
-- behind its length in four bytes. So no two events have the same bytes, whatever their identifiers hold. Identifiers
-- are their 16 bytes, numbers 8, texts UTF-8, and a time is its microseconds since 1970. The payload goes in by its
-- hash: who may not see it can check all else. One expression, so that PostgreSQL puts it into the statement it is in.
DO $$
BEGIN
    IF current_setting('server_encoding') <> 'UTF8' THEN
        RAISE EXCEPTION 'the database has to be one of UTF8';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION leaf_hash(e event) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256('\x0000000010'::bytea || uuid_send(e.event_id)
        || int4send(octet_length(e.type)) || convert_to(e.type, 'UTF8')
        || int4send(octet_length(e.aggregate_type)) || convert_to(e.aggregate_type, 'UTF8')
        || int4send(octet_length(e.aggregate_id)) || convert_to(e.aggregate_id, 'UTF8')
        || '\x00000008'::bytea || int8send(e.sequence)
        || int4send(octet_length(e.tenant_id)) || convert_to(e.tenant_id, 'UTF8')
        || int4send(octet_length(e.member_id)) || convert_to(e.member_id, 'UTF8')
        || int4send(octet_length(e.actor)) || convert_to(e.actor, 'UTF8')
        || '\x00000008'::bytea || int8send((extract(epoch FROM e.recorded_at) * 1000000)::bigint)
        || '\x00000010'::bytea || uuid_send(e.command_id)
        || '\x00000010'::bytea || uuid_send(e.correlation_id)
        || '\x00000010'::bytea || uuid_send(e.causation_id)
        || sha256(e.payload))
$$;

-- What is there is hashed again: no checkpoint was ever signed over the old hashes. The log is append-only for whoever
-- uses it; this is its owner, in the transaction of the migration, which alone takes the trigger off and puts it back.
ALTER TABLE event_log DISABLE TRIGGER event_log_is_append_only;
UPDATE event_log SET leaf_hash = leaf_hash(e) FROM event e WHERE e.global_index = event_log.global_index;
ALTER TABLE event_log ENABLE TRIGGER event_log_is_append_only;
UPDATE outbox SET leaf_hash = leaf_hash(e) FROM event e WHERE e.global_index = outbox.global_index;

-- What was signed: of which size each tenant's tree was, its root, and the signed note as it was published. frontier has
-- the roots of its full subtrees, from which it goes on.
CREATE TABLE checkpoint (
    tenant_id text        NOT NULL,
    size      bigint      NOT NULL CHECK (size > 0),
    root      bytea       NOT NULL,
    frontier  bytea       NOT NULL,
    note      text        NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, size)
);

CREATE TRIGGER checkpoint_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The nodes above 256 leaves, above 256 of those, and so on: a proof is put together from these and some leaves. They
-- say nothing that the leaves do not, and may be filled again from them.
CREATE TABLE tree_node (
    tenant_id text     NOT NULL,
    level     smallint NOT NULL CHECK (level > 0 AND level % 8 = 0),
    number    bigint   NOT NULL CHECK (number >= 0),
    hash      bytea    NOT NULL,
    PRIMARY KEY (tenant_id, level, number)
);

-- What happened. Append-only: a trigger below refuses everything but INSERT.
CREATE TABLE event (
    global_index   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id       uuid        NOT NULL,
    type           text        NOT NULL,
    aggregate_type text        NOT NULL,
    aggregate_id   text        NOT NULL,
    sequence       bigint      NOT NULL CHECK (sequence >= 0),
    tenant_id      text        NOT NULL,
    member_id      text        NOT NULL,
    actor          text        NOT NULL,
    recorded_at    timestamptz NOT NULL,
    command_id     uuid        NOT NULL,
    correlation_id uuid        NOT NULL,
    causation_id   uuid        NOT NULL,
    payload        bytea       NOT NULL,
    CONSTRAINT event_aggregate_sequence UNIQUE (aggregate_id, sequence),
    CONSTRAINT event_event_id UNIQUE (event_id)
);

-- Committed, and not yet given a position. Rows live for milliseconds, so dead ones are cleaned early.
CREATE TABLE outbox (
    global_index bigint PRIMARY KEY
) WITH (autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0);

-- The one order of all events: dense from 1, in commit order, final.
CREATE TABLE event_log (
    position     bigint PRIMARY KEY CHECK (position > 0),
    global_index bigint NOT NULL UNIQUE REFERENCES event (global_index),
    tenant_id    text   NOT NULL,
    tenant_index bigint NOT NULL CHECK (tenant_index > 0),
    leaf_hash    bytea  NOT NULL,
    UNIQUE (tenant_id, tenant_index)
);

-- How far each tenant's own numbering has come.
CREATE TABLE tenant_log (
    tenant_id  text   PRIMARY KEY,
    last_index bigint NOT NULL
);

-- Fences a sequencer that lost its lock without noticing: every new leader draws a new epoch.
CREATE TABLE sequencer_epoch (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    bigint NOT NULL
);
INSERT INTO sequencer_epoch (epoch) VALUES (0);

-- A shortcut to an aggregate's state; may be deleted at any time.
CREATE TABLE snapshot (
    aggregate_id   text   PRIMARY KEY,
    aggregate_type text   NOT NULL,
    sequence       bigint NOT NULL,
    format         text   NOT NULL,
    payload        text   NOT NULL
);

-- The first answer to a request that named an idempotency key, written in the transaction of its events.
CREATE TABLE idempotency (
    tenant_id    text        NOT NULL,
    member_id    text        NOT NULL,
    key          text        NOT NULL,
    fingerprint  text        NOT NULL,
    aggregate_id text        NOT NULL,
    sequence     bigint      NOT NULL,
    location     text,
    ids          json        NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_key PRIMARY KEY (tenant_id, member_id, key)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the audit hashes: every column of the event but the index, which says nothing. The separator cannot occur in an
-- identifier, and the payload comes last, behind a zero byte, so no two events have the same bytes. The leading zero byte
-- sets leaves apart from the inner nodes of a Merkle tree (RFC 6962, section 2.1).
CREATE FUNCTION leaf_hash(e event) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256('\x00'::bytea
        || convert_to(concat_ws(E'\x1f', e.event_id, e.type, e.aggregate_type, e.aggregate_id, e.sequence, e.tenant_id,
                                e.member_id, e.actor, (extract(epoch FROM e.recorded_at) * 1000000)::bigint,
                                e.command_id, e.correlation_id, e.causation_id), 'UTF8')
        || '\x00'::bytea || e.payload)
$$;

-- The nil UUID stands for the member themself, since no column of a key may be null.

CREATE TABLE keyset (
    tenant_id    text  NOT NULL,
    member_id    text  NOT NULL,
    aggregate_id uuid  NOT NULL,
    wrapped      bytea NOT NULL,
    -- Under which master key it is wrapped, by its name.
    master_key   text  NOT NULL,
    PRIMARY KEY (tenant_id, member_id, aggregate_id)
);

CREATE INDEX keyset_by_master_key ON keyset (master_key);

-- Whoever of these people is forgotten closes the aggregate, too.
CREATE TABLE linked_person (
    tenant_id       text NOT NULL,
    member_id       text NOT NULL,
    relationship_id uuid NOT NULL,
    aggregate_id    uuid NOT NULL,
    PRIMARY KEY (tenant_id, member_id, relationship_id, aggregate_id)
);

-- Outlives everything: only what is here reads as forgotten.
CREATE TABLE destroyed (
    tenant_id    text        NOT NULL,
    member_id    text        NOT NULL,
    aggregate_id uuid        NOT NULL,
    generation   bigint      NOT NULL,
    destroyed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, member_id, aggregate_id)
);

CREATE INDEX destroyed_by_generation ON destroyed (generation);

-- One row, which each destruction locks until it is committed: so whoever has seen a generation has seen all before it.
CREATE TABLE generation (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    value bigint  NOT NULL
);

INSERT INTO generation (value) VALUES (0);

-- What query-service may do here, if it has the role of its own.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rapport_keyring_reader') THEN
        GRANT USAGE ON SCHEMA keyring TO rapport_keyring_reader;
        GRANT SELECT ON keyset, destroyed, generation TO rapport_keyring_reader;
    END IF;
END
$$;

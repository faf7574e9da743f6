-- By which e-mail address or profile URL a member's people are told apart. Only hashes: nothing here names anybody.
CREATE TABLE met_person (
    tenant_id       text  NOT NULL,
    member_id       text  NOT NULL,
    key_hash        bytea NOT NULL CHECK (octet_length(key_hash) = 32),
    kind            text  NOT NULL CHECK (kind IN ('EMAIL', 'PROFILE_URL')),
    relationship_id uuid  NOT NULL,
    PRIMARY KEY (tenant_id, member_id, key_hash)
);

CREATE INDEX met_person_by_relationship ON met_person (relationship_id, kind);

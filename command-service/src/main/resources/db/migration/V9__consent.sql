-- How each engagement stands and what is open to the coach by it, written in the statement of the events that say so: a
-- revocation counts with its answer. scopes has a first day for each scope, or null where all of the past is open.
CREATE TABLE consent (
    engagement_id uuid    PRIMARY KEY,
    tenant_id     text    NOT NULL,
    member_id     text    NOT NULL,
    coach_id      text    NOT NULL,
    standing      text    NOT NULL CHECK (standing IN ('PROPOSED', 'ACCEPTED', 'DECLINED', 'ENDED')),
    open          boolean NOT NULL GENERATED ALWAYS AS (standing = 'ACCEPTED') STORED,
    scopes        jsonb   NOT NULL,
    sequence      bigint  NOT NULL
);

CREATE INDEX consent_of_coach ON consent (tenant_id, coach_id, member_id);

-- Of the same two there is one engagement at a time that is not over.
CREATE UNIQUE INDEX consent_of_two ON consent (tenant_id, member_id, coach_id)
    WHERE standing IN ('PROPOSED', 'ACCEPTED');

-- Who looked at what of a member's that is not their own, for the member to see.
CREATE TABLE look (
    look_id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id     text        NOT NULL,
    member_id     text        NOT NULL,
    viewer_id     text        NOT NULL,
    engagement_id uuid        NOT NULL,
    scope         text        NOT NULL,
    resource      text        NOT NULL,
    looked_at     timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX look_of_member ON look (tenant_id, member_id, look_id);

-- Who leads says so again and again: the lock alone stays with a leader that is frozen, or whose host is gone. What the
-- leader cannot do stands beside it, so that those who stand by know.
CREATE TABLE lease (
    name       text        PRIMARY KEY,
    holder     uuid        NOT NULL,
    renewed_at timestamptz NOT NULL,
    trouble    text,
    detail     text
);

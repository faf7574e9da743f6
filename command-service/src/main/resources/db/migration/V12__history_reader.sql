-- A member's aggregates are found by their first events: an index on all rows would cost every write, this one costs
-- what begins something.
CREATE INDEX event_first ON event (tenant_id, member_id) INCLUDE (aggregate_id, type) WHERE sequence = 0;

-- What query-service tells of the past it folds of the log itself.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rapport_query') THEN
        GRANT SELECT ON event, event_log, forgetting TO rapport_query;
    END IF;
END
$$;

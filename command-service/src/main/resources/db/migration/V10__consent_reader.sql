-- What query-service may do here, if it has the role of its own: read what is open to whom, and note who looked.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'rapport_query') THEN
        GRANT SELECT ON consent TO rapport_query;
        GRANT SELECT, INSERT ON look TO rapport_query;
    END IF;
END
$$;

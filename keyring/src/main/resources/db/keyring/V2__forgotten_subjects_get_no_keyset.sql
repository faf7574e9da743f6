-- Whoever writes a keyset, whatever else the same statement writes: none comes to a subject that was forgotten.

-- The owner's rights, since the role of the log may write keysets and read nothing here. Each query of a volatile
-- function sees what was committed before it began, so what is looked for after the lock is what the lock waited for.
CREATE FUNCTION refuse_keyset_of_forgotten() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(
        hashtextextended(length(NEW.tenant_id) || ':' || NEW.tenant_id || NEW.member_id, 17));
    IF EXISTS (SELECT FROM keyring.destroyed gone
               WHERE gone.tenant_id = NEW.tenant_id AND gone.member_id = NEW.member_id
                 AND gone.aggregate_id IN (NEW.aggregate_id, '00000000-0000-0000-0000-000000000000')) THEN
        RAISE EXCEPTION 'the subject was forgotten' USING ERRCODE = 'RF001';
    END IF;
    RETURN NEW;
END
$$;

REVOKE ALL ON FUNCTION refuse_keyset_of_forgotten() FROM PUBLIC;

CREATE TRIGGER refuse_keyset_of_forgotten
    BEFORE INSERT ON keyset
    FOR EACH ROW EXECUTE FUNCTION refuse_keyset_of_forgotten();

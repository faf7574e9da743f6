-- What identifies people is hashed with a key of the member, too, which is destroyed when the member is forgotten: from
-- then on nobody can try out addresses, the secret of the installation in hand or not. Rows that are not, which instances
-- of an earlier version write as well, are when an instance starts.
ALTER TABLE met_person ADD COLUMN of_member boolean NOT NULL DEFAULT false;
CREATE INDEX met_person_not_of_member ON met_person (tenant_id, member_id, key_hash) WHERE NOT of_member;
DROP INDEX met_person_not_keyed;

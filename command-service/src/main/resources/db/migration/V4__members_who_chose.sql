-- Which members have chosen a time zone or a first day of the week, and who did lately. Of all other events the index
-- knows nothing.
CREATE INDEX event_of_member ON event (recorded_at, aggregate_id) WHERE aggregate_type = 'member';

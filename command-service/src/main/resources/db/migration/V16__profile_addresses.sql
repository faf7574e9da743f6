-- Ways of writing the same path of a profile's address are one way from now on. What was claimed before is computed anew
-- from the events at the next start, as are rows of the version before.
UPDATE met_person SET keyed = false WHERE kind = 'PROFILE_URL';

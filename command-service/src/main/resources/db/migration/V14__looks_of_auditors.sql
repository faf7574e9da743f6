-- An auditor of the tenant looks at histories by no engagement and by no scope; the member sees that as any other look.
ALTER TABLE look ALTER COLUMN engagement_id DROP NOT NULL;
ALTER TABLE look ALTER COLUMN scope DROP NOT NULL;
ALTER TABLE look ADD COLUMN looked_as text NOT NULL DEFAULT 'COACH' CHECK (looked_as IN ('COACH', 'AUDITOR'));
ALTER TABLE look ADD CHECK (looked_as = 'AUDITOR' OR (engagement_id IS NOT NULL AND scope IS NOT NULL));

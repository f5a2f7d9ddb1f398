-- A contradiction that a person closed, with the reason; found again by its key for as long as both sides say the same.
CREATE TABLE "desk"."ClosedContradiction" (
  "id" UUID NOT NULL,
  "editionId" UUID NOT NULL,
  "key" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  -- Both sides as they stood, in words.
  "said" TEXT NOT NULL,
  "recorded" TEXT NOT NULL,
  -- Whether readers are told that sources differ.
  "isTold" BOOLEAN NOT NULL DEFAULT false,
  "closedById" UUID NOT NULL,
  "closedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "reopenedAt" TIMESTAMPTZ(3),
  CONSTRAINT "ClosedContradiction_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ClosedContradiction_has_a_reason" CHECK ("reason" <> '')
);
CREATE INDEX "ClosedContradiction_editionId_idx" ON "desk"."ClosedContradiction"("editionId");
-- One that is closed is closed once.
CREATE UNIQUE INDEX "ClosedContradiction_open_key" ON "desk"."ClosedContradiction"("editionId", "key") WHERE "reopenedAt" IS NULL;
ALTER TABLE "desk"."ClosedContradiction" ADD CONSTRAINT "ClosedContradiction_editionId_fkey"
  FOREIGN KEY ("editionId") REFERENCES "desk"."Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;
GRANT SELECT, INSERT, UPDATE ON "desk"."ClosedContradiction" TO vigil_desk;

-- Acts name their parties and treaties, so that these pages are pressed with each other.
CREATE OR REPLACE FUNCTION "published"."named_in"(projection jsonb) RETURNS uuid[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT ARRAY(SELECT DISTINCT (n #>> '{}')::uuid FROM (
    SELECT jsonb_path_query(projection, '$.facts.participants[*].id')
    UNION ALL SELECT jsonb_path_query(projection, '$.facts.named[*].id')
    UNION ALL SELECT jsonb_path_query(projection, '$.facts.entity.id')) named(n))
$$;

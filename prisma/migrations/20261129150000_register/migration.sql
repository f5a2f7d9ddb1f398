-- A register of parties that was brought in: its rows as they were read once, with what becomes of each.
CREATE TABLE "desk"."Register" (
  "id" UUID NOT NULL,
  "trackerId" UUID NOT NULL,
  "fileName" TEXT NOT NULL,
  -- SHA-256 (hex) of the file.
  "hash" TEXT NOT NULL,
  "treaties" JSONB NOT NULL,
  "rows" JSONB NOT NULL,
  "uploadedById" UUID NOT NULL,
  "uploadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  -- Once the entry is made: its parties and treaties in the record, and the acts that were in the ledger already.
  "entities" JSONB,
  "recordedIds" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
  "editionId" UUID,
  CONSTRAINT "Register_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Register_made_check" CHECK (("entities" IS NULL) = ("editionId" IS NULL))
);
CREATE UNIQUE INDEX "Register_editionId_key" ON "desk"."Register"("editionId");
CREATE INDEX "Register_uploadedById_idx" ON "desk"."Register"("uploadedById");
ALTER TABLE "desk"."Register" ADD CONSTRAINT "Register_trackerId_fkey"
  FOREIGN KEY ("trackerId") REFERENCES "desk"."Tracker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "desk"."Register" ADD CONSTRAINT "Register_editionId_fkey"
  FOREIGN KEY ("editionId") REFERENCES "desk"."Edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What reviewers approve is these rows: they never change, and an entry is made of them once.
CREATE FUNCTION "desk"."register_stays"() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD."editionId" IS NOT NULL OR NEW."editionId" IS NULL
    OR (NEW."id", NEW."trackerId", NEW."fileName", NEW."hash", NEW."uploadedById", NEW."uploadedAt")
      IS DISTINCT FROM (OLD."id", OLD."trackerId", OLD."fileName", OLD."hash", OLD."uploadedById", OLD."uploadedAt")
    OR NEW."rows" IS DISTINCT FROM OLD."rows" OR NEW."treaties" IS DISTINCT FROM OLD."treaties" THEN
    RAISE EXCEPTION 'vigil: a register is read once and never changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "register_stays" BEFORE UPDATE ON "desk"."Register" FOR EACH ROW EXECUTE FUNCTION "desk"."register_stays"();
REVOKE ALL ON FUNCTION "desk"."register_stays"() FROM PUBLIC;

GRANT SELECT, INSERT, UPDATE, DELETE ON "desk"."Register" TO vigil_desk;

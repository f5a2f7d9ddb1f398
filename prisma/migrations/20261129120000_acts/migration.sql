-- A work may hold acts of the treaty ledger.
ALTER TYPE "desk"."WorkKind" ADD VALUE 'act' BEFORE 'page';

-- The ledger: the acts of every live edition, one row each. Kept by the triggers below alone.
CREATE TABLE "published"."Act" (
  "id" UUID NOT NULL,
  "workId" UUID NOT NULL,
  "trackerIds" UUID[] NOT NULL,
  "stateId" UUID NOT NULL,
  "ofId" UUID NOT NULL,
  -- The act as it was approved, and the party and the treaty or body as they were named in that text.
  "act" JSONB NOT NULL,
  "state" JSONB NOT NULL,
  "of" JSONB NOT NULL,
  CONSTRAINT "Act_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Act_workId_idx" ON "published"."Act"("workId");
CREATE INDEX "Act_stateId_idx" ON "published"."Act"("stateId");
CREATE INDEX "Act_ofId_idx" ON "published"."Act"("ofId");
CREATE INDEX "Act_supersedes_idx" ON "published"."Act" (("act" ->> 'supersedesId')) WHERE "act" ->> 'supersedesId' IS NOT NULL;
CREATE INDEX "Act_trackerIds_idx" ON "published"."Act" USING GIN ("trackerIds");

-- An act enters the ledger when it is published and is never edited there: another one supersedes it. What a first version would be
-- held against is not there, and is not read.
CREATE FUNCTION "published"."ledger_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE work uuid;
DECLARE acts jsonb := NEW."projection" #> '{facts,acts}';
DECLARE named jsonb := NEW."projection" #> '{facts,named}';
DECLARE trackers uuid[];
BEGIN
  IF NEW."projection" ->> 'kind' <> 'act' THEN RETURN NULL; END IF;
  SELECT "workId" INTO work FROM "published"."Publication" WHERE "id" = NEW."publicationId";
  IF EXISTS (SELECT 1 FROM "published"."Act" a WHERE a."workId" = work) AND
    EXISTS (SELECT a."act" FROM "published"."Act" a WHERE a."workId" = work
            EXCEPT SELECT n FROM jsonb_array_elements(acts) n) THEN
    RAISE EXCEPTION 'vigil: a published act is superseded, never edited' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM jsonb_array_elements(acts) n
             JOIN "published"."Act" a ON a."id" = (n ->> 'id')::uuid WHERE a."workId" <> work) THEN
    RAISE EXCEPTION 'vigil: this act belongs to another work' USING ERRCODE = 'check_violation';
  END IF;
  trackers := ARRAY(SELECT t::uuid FROM jsonb_array_elements_text(NEW."projection" #> '{facts,trackers}') t);
  WITH known AS MATERIALIZED (SELECT one ->> 'id' AS id, one FROM jsonb_array_elements(named) one)
  INSERT INTO "published"."Act" ("id", "workId", "trackerIds", "stateId", "ofId", "act", "state", "of")
  SELECT (n ->> 'id')::uuid, work, trackers, (n ->> 'stateId')::uuid, (n ->> 'ofId')::uuid, n, s.one, o.one
  FROM jsonb_array_elements(acts) n
  JOIN known s ON s.id = n ->> 'stateId'
  JOIN known o ON o.id = n ->> 'ofId'
  ON CONFLICT ("id") DO UPDATE SET "trackerIds" = excluded."trackerIds", "state" = excluded."state", "of" = excluded."of";
  IF (SELECT count(*) FROM "published"."Act" WHERE "workId" = work) <> jsonb_array_length(acts) THEN
    RAISE EXCEPTION 'vigil: an act names somebody the text does not name' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "ledger_gate" AFTER INSERT ON "published"."Document" FOR EACH ROW EXECUTE FUNCTION "published"."ledger_gate"();

-- What is taken down leaves the ledger with its last live edition.
CREATE FUNCTION "published"."ledger_leaves"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM "published"."Act" WHERE "workId" = OLD."workId"
    AND NOT EXISTS (SELECT 1 FROM "published"."LiveEdition" l WHERE l."workId" = OLD."workId");
  RETURN NULL;
END $$;
CREATE TRIGGER "ledger_leaves" AFTER DELETE ON "published"."LiveEdition" FOR EACH ROW EXECUTE FUNCTION "published"."ledger_leaves"();

REVOKE ALL ON FUNCTION "published"."ledger_gate"(), "published"."ledger_leaves"() FROM PUBLIC;
GRANT SELECT ON "published"."Act" TO vigil_desk, vigil_reader;

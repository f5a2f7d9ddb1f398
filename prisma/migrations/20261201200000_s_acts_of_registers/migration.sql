-- Whether the entry of an act is a register's, whose page counts its acts and does not list them: a link to one leads elsewhere.
ALTER TABLE "published"."Act" ADD COLUMN "isOfRegister" BOOLEAN NOT NULL DEFAULT false;
UPDATE "published"."Act" SET "isOfRegister" = true WHERE "workId" IN (
  SELECT p."workId" FROM "published"."Document" d JOIN "published"."Publication" p ON p."id" = d."publicationId"
  WHERE d."projection" #> '{facts,register}' IS NOT NULL);

-- As before, and it is kept with each act.
CREATE OR REPLACE FUNCTION "published"."ledger_gate"() RETURNS trigger
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
  INSERT INTO "published"."Act" ("id", "workId", "trackerIds", "stateId", "ofId", "act", "state", "of", "isOfRegister")
  SELECT (n ->> 'id')::uuid, work, trackers, (n ->> 'stateId')::uuid, (n ->> 'ofId')::uuid, n, s.one, o.one,
    NEW."projection" #> '{facts,register}' IS NOT NULL
  FROM jsonb_array_elements(acts) n
  JOIN known s ON s.id = n ->> 'stateId'
  JOIN known o ON o.id = n ->> 'ofId'
  ON CONFLICT ("id") DO UPDATE SET "trackerIds" = excluded."trackerIds", "state" = excluded."state", "of" = excluded."of";
  IF (SELECT count(*) FROM "published"."Act" WHERE "workId" = work) <> jsonb_array_length(acts) THEN
    RAISE EXCEPTION 'vigil: an act names somebody the text does not name' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

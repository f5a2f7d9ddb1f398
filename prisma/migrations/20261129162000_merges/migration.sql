-- An entry that was recorded twice leads to the one that stays.
ALTER TABLE "desk"."Entity" ADD COLUMN "mergedIntoId" UUID,
  ADD CONSTRAINT "Entity_merged_into_another" CHECK ("mergedIntoId" <> "id");
ALTER TABLE "desk"."Entity" ADD CONSTRAINT "Entity_mergedIntoId_fkey"
  FOREIGN KEY ("mergedIntoId") REFERENCES "desk"."Entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Entity_mergedIntoId_idx" ON "desk"."Entity"("mergedIntoId");

-- One hop, so no circle: what an entry leads to leads nowhere itself.
CREATE FUNCTION "desk"."merged_once"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "desk"."Entity" e JOIN "desk"."Entity" other ON other."id" = e."mergedIntoId"
             WHERE other."mergedIntoId" IS NOT NULL AND NEW."id" IN (e."id", other."id"))
     OR EXISTS (SELECT 1 FROM "desk"."Entity" e JOIN "desk"."Entity" other ON other."id" = e."mergedIntoId"
             WHERE e."kind" <> other."kind" AND NEW."id" = e."id") THEN
    RAISE EXCEPTION 'vigil: an entry is merged into one of its kind that stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "merged_once" AFTER UPDATE ON "desk"."Entity"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."mergedIntoId" IS NOT NULL) EXECUTE FUNCTION "desk"."merged_once"();

-- Addresses of pages that were merged into another work's. Where that one stands is looked up, so there is never a second hop.
CREATE TABLE "published"."Redirect" (
  "path" TEXT NOT NULL,
  -- The work whose address it was, and the one that readers are led to.
  "workId" UUID NOT NULL,
  "toWorkId" UUID NOT NULL,
  "lang" TEXT NOT NULL,
  CONSTRAINT "Redirect_pkey" PRIMARY KEY ("path")
);
CREATE INDEX "Redirect_workId_idx" ON "published"."Redirect"("workId");
CREATE INDEX "Redirect_toWorkId_idx" ON "published"."Redirect"("toWorkId");

-- Whoever is published is named as the record names them now, and under the entry that stays.
CREATE OR REPLACE FUNCTION "published"."names_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  -- Whoever changes one of these entries meanwhile is waited for, or waits and finds this document.
  PERFORM 1 FROM "desk"."Entity" WHERE "id" IN (SELECT (n ->> 'id')::uuid FROM "published"."names_in"(NEW."projection") n)
    ORDER BY "id" FOR SHARE;
  IF EXISTS (SELECT 1 FROM "published"."names_in"(NEW."projection") n
             JOIN "desk"."Entity" e ON e."id" = (n ->> 'id')::uuid
             WHERE e."publicNames" IS NOT NULL
               AND (n -> 'names' <> ALL (ARRAY['{}'::jsonb, e."publicNames"])
                 OR coalesce(n -> 'aliases', '[]') <> '[]' OR coalesce(n -> 'identifiers', '{}') <> '{}')) THEN
    RAISE EXCEPTION 'vigil: this person is to be named otherwise' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM "published"."names_in"(NEW."projection") n
             JOIN "desk"."Entity" e ON e."id" = (n ->> 'id')::uuid WHERE e."mergedIntoId" IS NOT NULL) THEN
    RAISE EXCEPTION 'vigil: this entry was merged into another' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- What is published names the entry that stays, under the names that were approved. A page of the other gives way to that of the
-- one that stays, which its addresses lead to from then on. Answers the works it changed.
CREATE FUNCTION "published"."merge_entity"(old uuid, actor uuid) RETURNS SETOF uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE stays uuid := (SELECT e."mergedIntoId" FROM "desk"."Entity" e WHERE e."id" = old);
DECLARE page uuid := (SELECT w."id" FROM "desk"."Work" w WHERE w."entityId" = old
  AND EXISTS (SELECT 1 FROM "published"."LiveEdition" l WHERE l."workId" = w."id"));
DECLARE its uuid := (SELECT w."id" FROM "desk"."Work" w WHERE w."entityId" = stays);
BEGIN
  IF stays IS NULL OR NOT EXISTS (
    SELECT 1 FROM "desk"."User" u WHERE u."id" = actor AND u."suspendedAt" IS NULL
      AND EXISTS (SELECT 1 FROM "desk"."Membership" m WHERE m."userId" = actor)
      AND (page IS NULL OR u."siteAdmin" OR EXISTS (
        SELECT 1 FROM "desk"."Work" w JOIN "desk"."Membership" m ON m."trackerId" = w."homeTrackerId"
        WHERE w."id" = page AND m."userId" = actor AND m."role" IN ('reviewer', 'admin')))) THEN
    RAISE EXCEPTION 'vigil: this person may not merge this entry' USING ERRCODE = 'check_violation';
  END IF;
  IF page IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM "published"."LiveEdition" l WHERE l."workId" = its) THEN
      RAISE EXCEPTION 'vigil: there is no page to lead to' USING ERRCODE = 'check_violation';
    END IF;
    UPDATE "published"."Redirect" SET "toWorkId" = its WHERE "toWorkId" = page;
    INSERT INTO "published"."Redirect" ("path", "workId", "toWorkId", "lang")
      SELECT DISTINCT a.path, page, its, p."lang"
      FROM "published"."Publication" p, LATERAL (VALUES (p."path"), (p."versionPath")) a(path) WHERE p."workId" = page
      ON CONFLICT ("path") DO UPDATE SET "toWorkId" = excluded."toWorkId";
    DELETE FROM "published"."LiveEdition" WHERE "workId" = page;
    DELETE FROM "published"."Document" d USING "published"."Publication" p
      WHERE p."id" = d."publicationId" AND p."workId" = page;
    RETURN NEXT page;
  END IF;
  IF its IS NOT NULL THEN RETURN NEXT its; END IF;
  RETURN QUERY
    WITH changed AS (
      UPDATE "published"."Document" d
      SET "projection" = jsonb_set(d."projection", '{facts}', replace((d."projection" -> 'facts')::text, old::text, stays::text)::jsonb)
      WHERE position(old::text IN (d."projection" -> 'facts')::text) > 0
      RETURNING d."publicationId")
    SELECT DISTINCT p."workId" FROM changed c JOIN "published"."Publication" p ON p."id" = c."publicationId";
  -- Whom a live edition names is read again from its document.
  UPDATE "published"."LiveEdition" SET "namedIds" = "namedIds" WHERE "namedIds" @> ARRAY[old];
  UPDATE "published"."Act" SET
      "stateId" = CASE "stateId" WHEN old THEN stays ELSE "stateId" END,
      "ofId" = CASE "ofId" WHEN old THEN stays ELSE "ofId" END,
      "act" = replace("act"::text, old::text, stays::text)::jsonb,
      "state" = replace("state"::text, old::text, stays::text)::jsonb,
      "of" = replace("of"::text, old::text, stays::text)::jsonb
    WHERE old IN ("stateId", "ofId");
  UPDATE "published"."Measure" SET
      "ofId" = CASE "ofId" WHEN old THEN stays ELSE "ofId" END,
      "aboutId" = CASE "aboutId" WHEN old THEN stays ELSE "aboutId" END,
      "measure" = replace("measure"::text, old::text, stays::text)::jsonb,
      "of" = replace("of"::text, old::text, stays::text)::jsonb,
      "about" = replace("about"::text, old::text, stays::text)::jsonb
    WHERE old IN ("ofId", "aboutId");
END $$;

REVOKE ALL ON FUNCTION "desk"."merged_once"(), "published"."merge_entity"(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "published"."merge_entity"(uuid, uuid) TO vigil_desk;
GRANT SELECT ON "published"."Redirect" TO vigil_desk, vigil_reader;

-- Those a text names, where one of them was merged into another: that one stands for both, once, as the text called it.
CREATE FUNCTION "published"."named_once"(named jsonb, old uuid, stays uuid) RETURNS jsonb
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT coalesce(jsonb_agg(n.one ORDER BY n.place), '[]')
  FROM jsonb_array_elements(named) WITH ORDINALITY n(one, place)
  WHERE n.one ->> 'id' <> old::text OR NOT named @> jsonb_build_array(jsonb_build_object('id', stays))
$$;

CREATE FUNCTION "published"."merged_facts"(facts jsonb, old uuid, stays uuid) RETURNS jsonb
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT replace(CASE
    WHEN facts ? 'participants' THEN jsonb_set(facts, '{participants}', "published"."named_once"(facts -> 'participants', old, stays))
    WHEN facts ? 'named' THEN jsonb_set(facts, '{named}', "published"."named_once"(facts -> 'named', old, stays))
    ELSE facts END::text, old::text, stays::text)::jsonb
$$;

-- As before, and what named both names one.
CREATE OR REPLACE FUNCTION "published"."merge_entity"(old uuid, actor uuid) RETURNS SETOF uuid
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
      SET "projection" = jsonb_set(d."projection", '{facts}', "published"."merged_facts"(d."projection" -> 'facts', old, stays))
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

REVOKE ALL ON FUNCTION "published"."named_once"(jsonb, uuid, uuid), "published"."merged_facts"(jsonb, uuid, uuid) FROM PUBLIC;

-- What was published with both before.
UPDATE "published"."Document" d SET "projection" = jsonb_set(d."projection", '{facts,participants}', once.named)
  FROM (SELECT d."publicationId", jsonb_agg(n.one ORDER BY n.place) AS named
    FROM "published"."Document" d, jsonb_array_elements(d."projection" #> '{facts,participants}') WITH ORDINALITY n(one, place)
    WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements(d."projection" #> '{facts,participants}') WITH ORDINALITY b(other, at)
      WHERE b.at < n.place AND b.other ->> 'id' = n.one ->> 'id')
    GROUP BY d."publicationId") once
  WHERE once."publicationId" = d."publicationId" AND once.named <> d."projection" #> '{facts,participants}';

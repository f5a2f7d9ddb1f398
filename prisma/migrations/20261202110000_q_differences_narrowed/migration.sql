-- Whether a line that the record's words are made of holds a name, as words of its own.
CREATE FUNCTION "published"."says"(line text, name text) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT position(' ' || translate(name, ',;:()', '     ') || ' ' IN ' ' || translate(line, ',;:()', '     ') || ' ') > 0
$$;

-- What texts that differ from the record say it has.
CREATE FUNCTION "published"."recorded_lines"(differ jsonb) RETURNS SETOF text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT line FROM jsonb_array_elements(differ) d(one), jsonb_array_elements_text(d.one -> 'recorded') line
$$;

-- Whom they name by more than readers may have.
CREATE FUNCTION "published"."tells_more"(differ jsonb) RETURNS TABLE (name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT e."names" ->> 'en' FROM "published"."recorded_lines"(differ) l, "desk"."Entity" e, jsonb_each_text(e."names") n
  WHERE e."publicNames" IS NOT NULL AND "published"."says"(l, n.value)
    AND NOT EXISTS (SELECT 1 FROM jsonb_each_text(e."publicNames") p WHERE p.value = n.value)
$$;

-- A projection without the lines that hold one of these names, and without what then says nothing of the record.
CREATE FUNCTION "published"."differences_without"(projection jsonb, told text[]) RETURNS jsonb
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  WITH kept AS (
    SELECT d.place, jsonb_set(d.one, '{recorded}', r.lines) AS one
    FROM jsonb_array_elements(projection -> 'differ') WITH ORDINALITY d(one, place),
      LATERAL (SELECT jsonb_agg(l.line ORDER BY l.place) AS lines
        FROM jsonb_array_elements_text(d.one -> 'recorded') WITH ORDINALITY l(line, place)
        WHERE NOT EXISTS (SELECT 1 FROM unnest(told) name WHERE "published"."says"(l.line, name))) r
    WHERE r.lines IS NOT NULL)
  SELECT CASE WHEN count(*) = 0 THEN projection - 'differ' ELSE jsonb_set(projection, '{differ}', jsonb_agg(one ORDER BY place)) END
  FROM kept
$$;

-- As before, and so is whom a text names where it says what the record has instead.
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
  IF NEW."projection" ? 'differ' THEN
    PERFORM 1 FROM "desk"."Entity" e WHERE EXISTS (
      SELECT 1 FROM "published"."recorded_lines"(NEW."projection" -> 'differ') l, jsonb_each_text(e."names") n WHERE "published"."says"(l, n.value))
      ORDER BY e."id" FOR SHARE;
    IF EXISTS (SELECT 1 FROM "published"."tells_more"(NEW."projection" -> 'differ')) THEN
      RAISE EXCEPTION 'vigil: this person is to be named otherwise' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;

-- As before, and what a text says the record has instead goes where it holds the name.
CREATE OR REPLACE FUNCTION "published"."narrow_name"(person uuid, actor uuid) RETURNS SETOF uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE page uuid := (SELECT w."id" FROM "desk"."Work" w WHERE w."entityId" = person);
DECLARE told text[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "desk"."User" u JOIN "desk"."Membership" m ON m."userId" = u."id"
                 WHERE u."id" = actor AND u."suspendedAt" IS NULL) THEN
    RAISE EXCEPTION 'vigil: this person may not withhold a name' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "desk"."Entity" e WHERE e."id" = person AND e."publicNames" IS NOT NULL) THEN
    RAISE EXCEPTION 'vigil: this person is named in full' USING ERRCODE = 'check_violation';
  END IF;
  -- What texts call the person who say what the record has: as the record does, or did when they were published.
  told := ARRAY(
    SELECT DISTINCT n.value FROM (
      SELECT e."names" FROM "desk"."Entity" e WHERE e."id" = person
      UNION ALL SELECT one -> 'names' FROM "published"."Act" a, LATERAL (VALUES (a."state"), (a."of")) v(one)
        WHERE person IN (a."stateId", a."ofId") AND one ->> 'id' = person::text
      UNION ALL SELECT one -> 'names' FROM "published"."Measure" m, LATERAL (VALUES (m."of"), (m."about")) v(one)
        WHERE person IN (m."ofId", m."aboutId") AND one ->> 'id' = person::text) all_names(names),
      LATERAL jsonb_each_text(all_names.names) n
    EXCEPT SELECT n.value FROM "desk"."Entity" e, jsonb_each_text(e."publicNames") n WHERE e."id" = person);
  RETURN QUERY
    WITH changed AS (
      UPDATE "published"."Document" d SET "redactedAt" = clock_timestamp(), "projection" = n.projection
      FROM (SELECT d."publicationId", "published"."differences_without"(d."projection", told) AS projection
        FROM "published"."Document" d WHERE d."projection" ? 'differ') n
      WHERE n."publicationId" = d."publicationId" AND n.projection <> d."projection"
      RETURNING d."publicationId")
    SELECT DISTINCT p."workId" FROM changed c JOIN "published"."Publication" p ON p."id" = c."publicationId";
  RETURN QUERY
    WITH changed AS (
      UPDATE "published"."Document" d SET "redactedAt" = clock_timestamp(), "projection" = n.projection
      FROM (SELECT d."publicationId", CASE
          WHEN d."projection" #> '{facts,participants}' IS NOT NULL THEN jsonb_set(d."projection", '{facts,participants}',
            "published"."all_narrowed"(d."projection" #> '{facts,participants}', person))
          ELSE jsonb_set(d."projection", '{facts,named}', "published"."all_narrowed"(d."projection" #> '{facts,named}', person))
        END AS projection
        FROM "published"."Document" d
        WHERE d."projection" #> '{facts,participants}' @> jsonb_build_array(jsonb_build_object('id', person))
          OR d."projection" #> '{facts,named}' @> jsonb_build_array(jsonb_build_object('id', person))) n
      WHERE n."publicationId" = d."publicationId" AND n.projection <> d."projection"
      RETURNING d."publicationId")
    SELECT DISTINCT p."workId" FROM changed c JOIN "published"."Publication" p ON p."id" = c."publicationId";
  UPDATE "published"."Act" SET "state" = "published"."narrowed"("state", person), "of" = "published"."narrowed"("of", person)
    WHERE person IN ("stateId", "ofId");
  UPDATE "published"."Measure" SET "of" = "published"."narrowed"("of", person), "about" = "published"."narrowed"("about", person)
    WHERE person IN ("ofId", "aboutId");
  IF EXISTS (SELECT 1 FROM "published"."Document" d JOIN "published"."Publication" p ON p."id" = d."publicationId"
             WHERE p."workId" = page) THEN
    INSERT INTO "published"."Tombstone" ("id", "workId", "kind", "lang", "paths", "reason")
      SELECT gen_random_uuid(), page, 'entity', p."lang", array_agg(DISTINCT a.path), 'safety'
      FROM "published"."Publication" p, LATERAL (VALUES (p."path"), (p."versionPath")) a(path)
      WHERE p."workId" = page GROUP BY p."lang";
    DELETE FROM "published"."LiveEdition" WHERE "workId" = page;
    DELETE FROM "published"."Document" d USING "published"."Publication" p
      WHERE p."id" = d."publicationId" AND p."workId" = page;
    RETURN NEXT page;
  END IF;
END $$;

REVOKE ALL ON FUNCTION "published"."says"(text, text), "published"."recorded_lines"(jsonb), "published"."tells_more"(jsonb),
  "published"."differences_without"(jsonb, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "published"."tells_more"(jsonb) TO vigil_desk;

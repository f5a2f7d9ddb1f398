-- When a name was withheld from a document that was already public.
ALTER TABLE "published"."Document" ADD COLUMN "redactedAt" TIMESTAMPTZ(3);

-- What a published copy may go on calling the one it names. Never words that nobody has approved: the initials, where it has the
-- full name they are made of, and else nothing. What says no more than is allowed stays.
CREATE FUNCTION "published"."narrowed"(one jsonb, person uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT CASE
    WHEN one ->> 'id' <> person::text OR one -> 'names' IN ('{}', e."publicNames") THEN one
    WHEN e."nameMode" = 'initials'
      AND NOT EXISTS (SELECT value FROM jsonb_each_text(one -> 'names') EXCEPT SELECT value FROM jsonb_each_text(e."names"))
      AND NOT EXISTS (SELECT 1 FROM jsonb_each_text(e."publicNames") n WHERE n.value !~ '^(\S\.[ -]?){1,20}$')
      THEN jsonb_set(one, '{names}', e."publicNames")
    ELSE jsonb_set(one, '{names}', '{}') END
  FROM "desk"."Entity" e WHERE e."id" = person
$$;

-- The same of a list of them, in its order.
CREATE FUNCTION "published"."all_narrowed"(named jsonb, person uuid) RETURNS jsonb
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce(jsonb_agg("published"."narrowed"(n.one, person) ORDER BY n.place), '[]')
  FROM jsonb_array_elements(named) WITH ORDINALITY n(one, place)
$$;

-- Less is immediate: in one transaction no published copy, of any version, says more of a person than may be said now. What was
-- approved stays on the desk. A page of the person goes, for its words and its address tell the name. Answers the works it changed.
CREATE FUNCTION "published"."narrow_name"(person uuid, actor uuid) RETURNS SETOF uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE page uuid := (SELECT w."id" FROM "desk"."Work" w WHERE w."entityId" = person);
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "desk"."User" u JOIN "desk"."Membership" m ON m."userId" = u."id"
                 WHERE u."id" = actor AND u."suspendedAt" IS NULL) THEN
    RAISE EXCEPTION 'vigil: this person may not withhold a name' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "desk"."Entity" e WHERE e."id" = person AND e."publicNames" IS NOT NULL) THEN
    RAISE EXCEPTION 'vigil: this person is named in full' USING ERRCODE = 'check_violation';
  END IF;
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

REVOKE ALL ON FUNCTION "published"."narrowed"(jsonb, uuid), "published"."all_narrowed"(jsonb, uuid),
  "published"."narrow_name"(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "published"."narrow_name"(uuid, uuid) TO vigil_desk;

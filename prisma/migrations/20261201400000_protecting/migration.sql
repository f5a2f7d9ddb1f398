-- The notes of a text without what would tell who these sources are. No wording: that is somebody's words, and waits for a review.
CREATE FUNCTION "published"."notes_without"(notes jsonb, cited text[]) RETURNS jsonb
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT coalesce(jsonb_agg(CASE WHEN n.one ->> 'id' = ANY (cited) AND n.one -> 'source' ? 'title'
    THEN jsonb_build_object('id', n.one -> 'id', 'source', jsonb_build_object('wording', ''), 'place', '', 'quote', '')
    ELSE n.one END ORDER BY n.place), '[]')
  FROM jsonb_array_elements(notes) WITH ORDINALITY n(one, place)
$$;

-- Less is immediate: in one transaction no published copy, of any version, names a source that is protected from now on, quotes it,
-- offers a copy of it or lists what rests on it. What was approved stays on the desk. Answers the works it changed.
CREATE FUNCTION "published"."protect_source"(protected uuid, actor uuid) RETURNS SETOF uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE changed uuid[];
DECLARE urls text[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "desk"."Source" s JOIN "desk"."Membership" m ON m."trackerId" = s."trackerId"
                 JOIN "desk"."User" u ON u."id" = m."userId"
                 WHERE s."id" = protected AND u."id" = actor AND u."suspendedAt" IS NULL) THEN
    RAISE EXCEPTION 'vigil: this person may not protect this source' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "desk"."Source" s WHERE s."id" = protected AND s."restrictedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'vigil: this source is not protected' USING ERRCODE = 'check_violation';
  END IF;
  SELECT array_agg(DISTINCT n #>> '{source,url}') INTO urls
  FROM "desk"."TextRevision" r JOIN "published"."Publication" p ON p."textRevisionId" = r."id"
  JOIN "published"."Document" d ON d."publicationId" = p."id", jsonb_array_elements(r."citations") c, jsonb_array_elements(d."projection" -> 'notes') n
  WHERE r."citations" @> jsonb_build_array(jsonb_build_object('sourceId', protected)) AND c ->> 'sourceId' = protected::text
    AND n ->> 'id' = c ->> 'id' AND n -> 'source' ? 'title';
  WITH cited AS (
    SELECT p."id", array_agg(c ->> 'id') AS notes
    FROM "desk"."TextRevision" r JOIN "published"."Publication" p ON p."textRevisionId" = r."id", jsonb_array_elements(r."citations") c
    WHERE r."citations" @> jsonb_build_array(jsonb_build_object('sourceId', protected)) AND c ->> 'sourceId' = protected::text
    GROUP BY p."id"),
  rewritten AS (
    UPDATE "published"."Document" d SET "redactedAt" = clock_timestamp(),
      "projection" = jsonb_set(d."projection", '{notes}', "published"."notes_without"(d."projection" -> 'notes', c.notes))
    FROM cited c WHERE c."id" = d."publicationId"
      AND "published"."notes_without"(d."projection" -> 'notes', c.notes) <> d."projection" -> 'notes'
    RETURNING d."publicationId")
  SELECT array_agg("publicationId") INTO changed FROM rewritten;
  DELETE FROM "published"."Capture" k USING "published"."Document" d
    WHERE k."publicationId" = ANY (changed) AND d."publicationId" = k."publicationId"
      AND NOT d."projection" -> 'notes' @> jsonb_build_array(jsonb_build_object('source', jsonb_build_object('capture', jsonb_build_object('path', k."path"))));
  WITH gone AS (
    DELETE FROM "published"."CitedSource" s USING "published"."LiveEdition" l, "published"."Document" d
    WHERE l."publicationId" = ANY (changed) AND s."editionId" = l."editionId" AND d."publicationId" = l."publicationId"
      AND d."projection" -> 'notes' @> jsonb_build_array(jsonb_build_object('id', s."noteId", 'source', jsonb_build_object('wording', '')))
    RETURNING s."workId", s."key")
  INSERT INTO "published"."FormerSource" ("workId", "key") SELECT DISTINCT "workId", "key" FROM gone ON CONFLICT DO NOTHING;
  -- Its addresses are told nowhere, not even as dead.
  PERFORM "published"."dead_link_ends"(gone) FROM unnest(urls) gone;
  RETURN QUERY SELECT DISTINCT p."workId" FROM "published"."Publication" p WHERE p."id" = ANY (changed);
END $$;

-- The last line: no source is published under its name that is protected when it goes live, however it was approved.
CREATE FUNCTION "published"."sources_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE named uuid[];
BEGIN
  SELECT array_agg((c ->> 'sourceId')::uuid) INTO named
  FROM "published"."Publication" p JOIN "desk"."TextRevision" r ON r."id" = p."textRevisionId", jsonb_array_elements(r."citations") c,
    jsonb_array_elements(NEW."projection" -> 'notes') n
  WHERE p."id" = NEW."publicationId" AND n ->> 'id' = c ->> 'id' AND n -> 'source' ? 'title';
  -- Whoever protects one of these meanwhile is waited for, or waits and finds this document.
  PERFORM 1 FROM "desk"."Source" WHERE "id" = ANY (named) ORDER BY "id" FOR SHARE;
  IF EXISTS (SELECT 1 FROM "desk"."Source" WHERE "id" = ANY (named) AND "restrictedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'vigil: this source is protected now' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "sources_gate" AFTER INSERT ON "published"."Document" FOR EACH ROW EXECUTE FUNCTION "published"."sources_gate"();

REVOKE ALL ON FUNCTION "published"."notes_without"(jsonb, text[]), "published"."protect_source"(uuid, uuid), "published"."sources_gate"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "published"."protect_source"(uuid, uuid) TO vigil_desk;

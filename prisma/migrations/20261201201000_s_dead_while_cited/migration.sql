-- Ends the mark of an address that no source has any more, once no document that may be read offers a copy in its place.
CREATE FUNCTION "published"."dead_link_ends"(gone text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  DELETE FROM "published"."DeadLink" WHERE "address" = gone
    AND NOT EXISTS (SELECT 1 FROM "desk"."LinkCheck" l WHERE l."address" = gone AND l."deadSince" IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "published"."Capture" c JOIN "published"."Document" d ON d."publicationId" = c."publicationId"
      WHERE d."projection" -> 'notes' @> jsonb_build_array(jsonb_build_object('source', jsonb_build_object('url', gone))))
$$;

-- An address lives again once it answers. That its source has another one by now says nothing of what was published before.
CREATE OR REPLACE FUNCTION "published"."dead_links_follow"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND NEW."address" <> OLD."address") THEN
    PERFORM "published"."dead_link_ends"(OLD."address");
  END IF;
  IF TG_OP <> 'DELETE' AND NEW."deadSince" IS NOT NULL THEN
    INSERT INTO "published"."DeadLink" ("address") VALUES (NEW."address") ON CONFLICT DO NOTHING;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW."failures" = 0 THEN
    DELETE FROM "published"."DeadLink" WHERE "address" = NEW."address" AND NOT EXISTS (
      SELECT 1 FROM "desk"."LinkCheck" l WHERE l."address" = NEW."address" AND l."deadSince" IS NOT NULL);
  END IF;
  RETURN NULL;
END $$;

-- What is taken down was the last, perhaps, to cite an address that nobody asks any more.
CREATE FUNCTION "published"."dead_links_leave"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM "published"."dead_link_ends"(n #>> '{source,url}') FROM jsonb_array_elements(OLD."projection" -> 'notes') n
    WHERE n #>> '{source,capture,path}' IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "dead_links_leave" AFTER DELETE ON "published"."Document" FOR EACH ROW EXECUTE FUNCTION "published"."dead_links_leave"();

REVOKE ALL ON FUNCTION "published"."dead_link_ends"(text), "published"."dead_links_leave"() FROM PUBLIC;

-- The key of a source, worked out from what readers have of it: of its address, or where it has none of what it is called by.
-- A protected source has none.
CREATE FUNCTION "published"."source_key"(source jsonb) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN source ? 'title' AND NOT source ? 'wording' THEN left(encode(sha256(convert_to(
    CASE WHEN source ->> 'url' <> '' THEN source ->> 'url'
    ELSE jsonb_build_array(source -> 'title', source -> 'publisher', source -> 'author', source -> 'publishedOn')::text END,
    'UTF8')), 'hex'), 16) END
$$;

-- The sources that live editions name, note by note. Kept by the triggers below alone, and gone with the edition.
CREATE TABLE "published"."CitedSource" (
  "editionId" UUID NOT NULL,
  "noteId" UUID NOT NULL,
  "key" TEXT NOT NULL,
  "workId" UUID NOT NULL,
  CONSTRAINT "CitedSource_pkey" PRIMARY KEY ("editionId", "noteId"),
  CONSTRAINT "CitedSource_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "published"."LiveEdition"("editionId") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "CitedSource_key_idx" ON "published"."CitedSource"("key");

-- What a work rested on when it was taken down or merged, so that the press knows which pages of sources lose it.
CREATE TABLE "published"."FormerSource" (
  "workId" UUID NOT NULL,
  "key" TEXT NOT NULL,
  CONSTRAINT "FormerSource_pkey" PRIMARY KEY ("workId", "key")
);

CREATE FUNCTION "published"."sources_enter"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM "published"."CitedSource" WHERE "editionId" = NEW."editionId";
  INSERT INTO "published"."CitedSource" ("editionId", "noteId", "key", "workId")
  SELECT NEW."editionId", (n ->> 'id')::uuid, k.key, NEW."workId"
  FROM "published"."Document" d, jsonb_array_elements(d."projection" -> 'notes') n, "published"."source_key"(n -> 'source') k(key)
  WHERE d."publicationId" = NEW."publicationId" AND k.key IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "sources_enter" AFTER INSERT OR UPDATE OF "publicationId" ON "published"."LiveEdition"
  FOR EACH ROW EXECUTE FUNCTION "published"."sources_enter"();

CREATE FUNCTION "published"."sources_leave"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO "published"."FormerSource" ("workId", "key")
  SELECT DISTINCT "workId", "key" FROM "published"."CitedSource" WHERE "editionId" = OLD."editionId"
  ON CONFLICT DO NOTHING;
  RETURN OLD;
END $$;
CREATE TRIGGER "sources_leave" BEFORE DELETE ON "published"."LiveEdition"
  FOR EACH ROW EXECUTE FUNCTION "published"."sources_leave"();

INSERT INTO "published"."CitedSource" ("editionId", "noteId", "key", "workId")
SELECT l."editionId", (n ->> 'id')::uuid, k.key, l."workId"
FROM "published"."LiveEdition" l JOIN "published"."Document" d ON d."publicationId" = l."publicationId",
  jsonb_array_elements(d."projection" -> 'notes') n, "published"."source_key"(n -> 'source') k(key)
WHERE k.key IS NOT NULL;

REVOKE ALL ON FUNCTION "published"."source_key"(jsonb), "published"."sources_enter"(), "published"."sources_leave"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "published"."source_key"(jsonb) TO vigil_reader;
GRANT SELECT ON "published"."CitedSource" TO vigil_desk, vigil_reader;
GRANT SELECT ON "published"."FormerSource" TO vigil_reader;

-- A work may hold measures: numbers about something, with unit, period and as-of date.
ALTER TYPE "desk"."WorkKind" ADD VALUE 'measure' BEFORE 'page';

-- The measures of every live work, one row each. Kept by the triggers below alone.
CREATE TABLE "published"."Measure" (
  "workId" UUID NOT NULL,
  "id" UUID NOT NULL,
  -- Its place among those entered with it, from one.
  "place" INTEGER NOT NULL,
  "ofId" UUID NOT NULL,
  "aboutId" UUID,
  -- The measure as it was approved, and those it names as they were named in that text.
  "measure" JSONB NOT NULL,
  "of" JSONB NOT NULL,
  "about" JSONB,
  CONSTRAINT "Measure_pkey" PRIMARY KEY ("workId", "id")
);
CREATE INDEX "Measure_ofId_idx" ON "published"."Measure"("ofId");
CREATE INDEX "Measure_aboutId_idx" ON "published"."Measure"("aboutId");

-- Unlike an act a measure may be edited: what is published takes the place of what was.
CREATE FUNCTION "published"."measures_enter"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE work uuid;
BEGIN
  IF NEW."projection" ->> 'kind' <> 'measure' THEN RETURN NULL; END IF;
  SELECT "workId" INTO work FROM "published"."Publication" WHERE "id" = NEW."publicationId";
  DELETE FROM "published"."Measure" WHERE "workId" = work;
  INSERT INTO "published"."Measure" ("workId", "id", "place", "ofId", "aboutId", "measure", "of", "about")
  SELECT work, (m ->> 'id')::uuid, n, (m ->> 'ofId')::uuid, (m ->> 'aboutId')::uuid, m, o, a
  FROM jsonb_array_elements(NEW."projection" #> '{facts,measures}') WITH ORDINALITY x(m, n)
  JOIN jsonb_array_elements(NEW."projection" #> '{facts,named}') o ON o ->> 'id' = m ->> 'ofId'
  LEFT JOIN jsonb_array_elements(NEW."projection" #> '{facts,named}') a ON a ->> 'id' = m ->> 'aboutId';
  RETURN NULL;
END $$;
CREATE TRIGGER "measures_enter" AFTER INSERT ON "published"."Document" FOR EACH ROW EXECUTE FUNCTION "published"."measures_enter"();

-- What is taken down is no measure any more, with its last live edition.
CREATE FUNCTION "published"."measures_leave"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM "published"."Measure" WHERE "workId" = OLD."workId"
    AND NOT EXISTS (SELECT 1 FROM "published"."LiveEdition" l WHERE l."workId" = OLD."workId");
  RETURN NULL;
END $$;
CREATE TRIGGER "measures_leave" AFTER DELETE ON "published"."LiveEdition" FOR EACH ROW EXECUTE FUNCTION "published"."measures_leave"();

REVOKE ALL ON FUNCTION "published"."measures_enter"(), "published"."measures_leave"() FROM PUBLIC;
GRANT SELECT ON "published"."Measure" TO vigil_desk, vigil_reader;

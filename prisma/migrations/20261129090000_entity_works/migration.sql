ALTER TYPE "desk"."WorkKind" ADD VALUE 'entity';

-- What a treaty says about who is bound, as `TreatyTerms` of the ledger; null where nothing of it is recorded.
ALTER TABLE "desk"."Entity"
  ADD COLUMN "terms" JSONB,
  ADD CONSTRAINT "Entity_terms_check" CHECK ("terms" IS NULL
    OR ("kind" = 'treaty' AND jsonb_typeof("terms") = 'object' AND jsonb_typeof("terms" -> 'noticeArticle') = 'string'
      AND "terms" ?& ARRAY['inForceOn', 'entry', 'notice', 'completeUpTo']));

-- The page of an entity is a work like every other, and an entity has one at most.
ALTER TABLE "desk"."Work" ADD COLUMN "entityId" UUID;
ALTER TABLE "desk"."Work" ADD CONSTRAINT "Work_entityId_fkey"
  FOREIGN KEY ("entityId") REFERENCES "desk"."Entity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- As text: a value added to an enum cannot be named in the transaction that adds it.
ALTER TABLE "desk"."Work" ADD CONSTRAINT "Work_entity_has_one" CHECK (("kind"::text = 'entity') = ("entityId" IS NOT NULL));
CREATE UNIQUE INDEX "Work_entityId_key" ON "desk"."Work"("entityId");

-- Whom the facts name: who takes part in an event, or whose page it is.
ALTER TABLE "published"."LiveEdition" ADD COLUMN "namedIds" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[];
CREATE INDEX "LiveEdition_namedIds_idx" ON "published"."LiveEdition" USING GIN ("namedIds");

CREATE FUNCTION "published"."named_in"(projection jsonb) RETURNS uuid[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT ARRAY(SELECT DISTINCT (n #>> '{}')::uuid FROM (
    SELECT jsonb_path_query(projection, '$.facts.participants[*].id')
    UNION ALL SELECT jsonb_path_query(projection, '$.facts.entity.id')) named(n))
$$;
REVOKE ALL ON FUNCTION "published"."named_in"(jsonb) FROM PUBLIC;

UPDATE "published"."LiveEdition" l SET "namedIds" = "published"."named_in"(d."projection")
  FROM "published"."Document" d WHERE d."publicationId" = l."publicationId" AND l."kind" = 'event';

CREATE FUNCTION "published"."live_edition_names"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  NEW."namedIds" := coalesce((SELECT "published"."named_in"(d."projection") FROM "published"."Document" d
    WHERE d."publicationId" = NEW."publicationId"), '{}');
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION "published"."live_edition_names"() FROM PUBLIC;
CREATE TRIGGER "live_edition_names" BEFORE INSERT OR UPDATE ON "published"."LiveEdition"
  FOR EACH ROW EXECUTE FUNCTION "published"."live_edition_names"();

-- Whose page was taken down, so that the pages that led to it can be pressed again.
ALTER TABLE "published"."Tombstone" ADD COLUMN "entityId" UUID;

CREATE FUNCTION "published"."tombstone_of_entity"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  NEW."entityId" := (SELECT w."entityId" FROM "desk"."Work" w WHERE w."id" = NEW."workId");
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION "published"."tombstone_of_entity"() FROM PUBLIC;
CREATE TRIGGER "tombstone_of_entity" BEFORE INSERT ON "published"."Tombstone"
  FOR EACH ROW EXECUTE FUNCTION "published"."tombstone_of_entity"();

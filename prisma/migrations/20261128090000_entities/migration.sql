ALTER TABLE "desk"."Entity"
  ADD COLUMN "aliases" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "identifiers" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "existedFrom" TEXT,
  ADD COLUMN "existedTo" TEXT,
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "folded" TEXT NOT NULL DEFAULT '',
  ADD CONSTRAINT "Entity_names_check" CHECK (coalesce("names" ->> 'en', '') <> ''),
  ADD CONSTRAINT "Entity_identifiers_check" CHECK (jsonb_typeof("identifiers") = 'object'
    AND coalesce("identifiers" ->> 'iso3166', 'XX') ~ '^[A-Z]{2}([A-Z]{2})?$'
    AND (NOT "identifiers" ? 'iso3166' OR "kind" = 'state')
    AND coalesce("identifiers" ->> 'wikidata', 'Q1') ~ '^Q[1-9][0-9]*$'),
  -- EDTF of a year or a decade, with how sure one is of it.
  ADD CONSTRAINT "Entity_existed_check" CHECK ("existedFrom" ~ '^[0-9]{3}[0-9X][?~%]?$' AND "existedTo" ~ '^[0-9]{3}[0-9X][?~%]?$');

-- ISO 3166 gives every state, present or former, a code of its own.
CREATE UNIQUE INDEX "Entity_iso3166_key" ON "desk"."Entity" (("identifiers" ->> 'iso3166'));

-- A name as it is looked for: without case, accents, vowel signs and lengthening strokes, apostrophes and spaces alike.
CREATE FUNCTION "desk"."folded"(words text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT btrim(regexp_replace(regexp_replace(regexp_replace(replace(lower(normalize(words, NFKD)), 'ς', 'σ'),
    '[\u0300-\u036f\u0483-\u0487\u0610-\u061a\u0640\u064b-\u065f\u0670]', '', 'g'),
    '[\u02bc\u2018\u2019\u0060\u00b4]', '''', 'g'), '\s+', ' ', 'g'))
$$;

-- All of an entity's names, aliases and identifiers, folded, one a line.
CREATE FUNCTION "desk"."entity_is_folded"() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  NEW."folded" := coalesce((SELECT string_agg("desk"."folded"(w), E'\n') FROM (
    SELECT value AS w FROM jsonb_each_text(NEW."names")
    UNION ALL SELECT unnest(NEW."aliases")
    UNION ALL SELECT value FROM jsonb_each_text(NEW."identifiers")) words), '');
  RETURN NEW;
END $$;
CREATE TRIGGER "Entity_folded" BEFORE INSERT OR UPDATE ON "desk"."Entity"
  FOR EACH ROW EXECUTE FUNCTION "desk"."entity_is_folded"();

REVOKE ALL ON FUNCTION "desk"."folded"(text), "desk"."entity_is_folded"() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "desk"."folded"(text) TO vigil_desk;

UPDATE "desk"."Entity" SET "folded" = '';

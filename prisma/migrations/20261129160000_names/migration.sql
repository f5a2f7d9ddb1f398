-- How readers may name a person; of nothing else.
CREATE TYPE "desk"."NameMode" AS ENUM ('full', 'initials', 'pseudonym', 'withheld');

ALTER TABLE "desk"."Entity"
  ADD COLUMN "nameMode" "desk"."NameMode",
  ADD COLUMN "pseudonym" TEXT NOT NULL DEFAULT '',
  -- What readers may call a person who is not named in full, by language; empty where the name is withheld.
  ADD COLUMN "publicNames" JSONB;

UPDATE "desk"."Entity" SET "nameMode" = 'full' WHERE "kind" = 'person';

ALTER TABLE "desk"."Entity"
  ADD CONSTRAINT "Entity_nameMode_check" CHECK (("kind" = 'person') = ("nameMode" IS NOT NULL)),
  ADD CONSTRAINT "Entity_pseudonym_check" CHECK (coalesce("nameMode" <> 'pseudonym', true) OR "pseudonym" <> ''),
  ADD CONSTRAINT "Entity_publicNames_check" CHECK ((coalesce("nameMode", 'full') = 'full') = ("publicNames" IS NULL)
    AND (coalesce("nameMode" <> 'withheld', true) OR "publicNames" = '{}'));

-- All of an entity's names, aliases and identifiers, and its pseudonym, folded, one a line.
CREATE OR REPLACE FUNCTION "desk"."entity_is_folded"() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  NEW."folded" := coalesce((SELECT string_agg("desk"."folded"(w), E'\n') FROM (
    SELECT value AS w FROM jsonb_each_text(NEW."names")
    UNION ALL SELECT unnest(NEW."aliases")
    UNION ALL SELECT value FROM jsonb_each_text(NEW."identifiers")
    UNION ALL SELECT NEW."pseudonym" WHERE NEW."pseudonym" <> '') words), '');
  RETURN NEW;
END $$;

-- Everyone and everything the facts of a projection name, with the names it gives them.
CREATE FUNCTION "published"."names_in"(projection jsonb) RETURNS SETOF jsonb
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT jsonb_path_query(projection, '$.facts.participants[*]')
  UNION ALL SELECT jsonb_path_query(projection, '$.facts.named[*]')
  UNION ALL SELECT jsonb_path_query(projection, '$.facts.entity')
$$;

-- The last line: nobody is published under a fuller name than the record allows when it goes live, however it was approved.
CREATE FUNCTION "published"."names_gate"() RETURNS trigger
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
  RETURN NEW;
END $$;
CREATE TRIGGER "names_gate" BEFORE INSERT ON "published"."Document" FOR EACH ROW EXECUTE FUNCTION "published"."names_gate"();

REVOKE ALL ON FUNCTION "published"."names_in"(jsonb), "published"."names_gate"() FROM PUBLIC;

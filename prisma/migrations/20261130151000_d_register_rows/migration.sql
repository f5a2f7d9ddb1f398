-- Rows that are read whole, in the order they were written in, and never asked for by what they hold: as text, which takes no
-- hundred megabytes to be put in or taken out.
ALTER TABLE "desk"."Register" ALTER COLUMN "rows" TYPE JSON USING "rows"::json;

CREATE OR REPLACE FUNCTION "desk"."register_stays"() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  IF OLD."editionId" IS NOT NULL OR NEW."editionId" IS NULL
    OR (NEW."id", NEW."trackerId", NEW."fileName", NEW."hash", NEW."uploadedById", NEW."uploadedAt")
      IS DISTINCT FROM (OLD."id", OLD."trackerId", OLD."fileName", OLD."hash", OLD."uploadedById", OLD."uploadedAt")
    OR NEW."rows"::text IS DISTINCT FROM OLD."rows"::text OR NEW."treaties" IS DISTINCT FROM OLD."treaties" THEN
    RAISE EXCEPTION 'vigil: a register is read once and never changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- Hundreds of names are looked for, one after the other, when an entry is made of a register.
CREATE INDEX "Entity_english_idx" ON "desk"."Entity" ("desk"."folded"("names" ->> 'en'));

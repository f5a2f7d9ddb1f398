-- A document is the approved text and facts, word for word, and comes with its publication or never. It is put together here; one
-- that is given has to be the same. A register's facts are ten megabytes, and a hundred while they are put together: step by step,
-- so that each lets go of what the one before it took.
CREATE OR REPLACE FUNCTION "published"."document_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE words jsonb;
DECLARE facts jsonb;
DECLARE whole jsonb;
BEGIN
  SELECT r."canonical"::jsonb - 'v', f."canonical"::jsonb INTO words, facts
  FROM "published"."Publication" p
  JOIN "desk"."TextRevision" r ON r."id" = p."textRevisionId"
  JOIN "desk"."FactsRevision" f ON f."id" = p."factsRevisionId"
  WHERE p."id" = NEW."publicationId" AND p.xmin = pg_current_xact_id()::xid;
  facts := facts - 'v';
  whole := jsonb_set(words, '{facts}', facts);
  IF whole IS NULL OR NEW."projection" <> whole THEN
    RAISE EXCEPTION 'vigil: this document is not the text that was approved' USING ERRCODE = 'check_violation';
  END IF;
  NEW."projection" := whole;
  RETURN NEW;
END $$;

-- The addresses that no longer answer, so that pages offer the copy in their place. Kept by the trigger below alone.
CREATE TABLE "published"."DeadLink" (
  "address" TEXT NOT NULL,
  CONSTRAINT "DeadLink_pkey" PRIMARY KEY ("address")
);

CREATE FUNCTION "published"."dead_links_follow"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM "published"."DeadLink" WHERE "address" = OLD."address" AND NOT EXISTS (
      SELECT 1 FROM "desk"."LinkCheck" l WHERE l."address" = OLD."address" AND l."deadSince" IS NOT NULL);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW."deadSince" IS NOT NULL THEN
    INSERT INTO "published"."DeadLink" ("address") VALUES (NEW."address") ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "dead_links_follow" AFTER INSERT OR UPDATE OR DELETE ON "desk"."LinkCheck"
  FOR EACH ROW EXECUTE FUNCTION "published"."dead_links_follow"();

REVOKE ALL ON FUNCTION "published"."dead_links_follow"() FROM PUBLIC;
GRANT SELECT ON "published"."DeadLink" TO vigil_desk, vigil_reader;

-- What holds for the whole site, in its one row.
CREATE TABLE "desk"."Site" (
  "id" INTEGER NOT NULL DEFAULT 1,
  -- Whether this server may ask others for what they show: copies of sources, and whether their links still lead somewhere.
  "mayAskOutside" BOOLEAN NOT NULL DEFAULT false,
  "version" INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT "Site_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Site_one" CHECK ("id" = 1)
);
INSERT INTO "desk"."Site" DEFAULT VALUES;

-- What the address of a source showed when it was asked. Append-only; the bytes are kept by their hash.
CREATE TABLE "desk"."Capture" (
  "id" UUID NOT NULL,
  "sourceId" UUID NOT NULL,
  -- What was asked, and where that led in the end.
  "address" TEXT NOT NULL,
  "lastAddress" TEXT NOT NULL,
  "ending" TEXT NOT NULL,
  -- The encoding that the answer told, in lower case; empty where it told none.
  "charset" TEXT NOT NULL DEFAULT '',
  "hash" TEXT NOT NULL,
  -- Bytes.
  "size" INTEGER NOT NULL,
  -- Its words, where they can be read.
  "words" TEXT NOT NULL,
  "takenById" UUID NOT NULL,
  "takenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  CONSTRAINT "Capture_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Capture_hash" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT "Capture_ending" CHECK ("ending" IN ('html', 'txt', 'pdf', 'png', 'jpg', 'webp', 'avif', 'gif')),
  CONSTRAINT "Capture_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "desk"."Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "Capture_sourceId_takenAt_idx" ON "desk"."Capture"("sourceId", "takenAt");
CREATE INDEX "Capture_hash_idx" ON "desk"."Capture"("hash");

-- How the bytes of a hash were found when they were last read again.
CREATE TABLE "desk"."StoredFile" (
  "hash" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "checkedAt" TIMESTAMPTZ(3) NOT NULL,
  -- When it was first found as it is.
  "since" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("hash"),
  CONSTRAINT "StoredFile_state" CHECK ("state" IN ('intact', 'changed', 'missing'))
);

-- How the address of a source answered when it was last asked.
CREATE TABLE "desk"."LinkCheck" (
  "sourceId" UUID NOT NULL,
  "address" TEXT NOT NULL,
  -- Null where nothing answered; `failure` says why.
  "status" INTEGER,
  "failure" TEXT,
  "checkedAt" TIMESTAMPTZ(3) NOT NULL,
  -- When it was first asked in vain, and how often since; null and none while it answers.
  "failingSince" TIMESTAMPTZ(3),
  "failures" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "LinkCheck_pkey" PRIMARY KEY ("sourceId"),
  CONSTRAINT "LinkCheck_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "desk"."Source"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "LinkCheck_checkedAt_idx" ON "desk"."LinkCheck"("checkedAt");

-- The copy that readers are shown beside the source, from the next version of each text on.
ALTER TABLE "desk"."Source" ADD COLUMN "captureId" UUID;
ALTER TABLE "desk"."Source" ADD CONSTRAINT "Source_captureId_fkey" FOREIGN KEY ("captureId") REFERENCES "desk"."Capture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The copies that published documents name. Kept by the trigger below, and gone with them.
CREATE TABLE "published"."Capture" (
  "publicationId" UUID NOT NULL,
  "path" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "charset" TEXT NOT NULL,
  CONSTRAINT "Capture_pkey" PRIMARY KEY ("publicationId", "path"),
  CONSTRAINT "Capture_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "published"."Document"("publicationId") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Capture_path_idx" ON "published"."Capture"("path");

-- Readers get a copy that was taken of a source which may be named, or the document is refused.
CREATE FUNCTION "published"."captures_enter"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO "published"."Capture" ("publicationId", "path", "hash", "charset")
  SELECT DISTINCT ON (path) NEW."publicationId", path, c."hash", c."charset"
  FROM jsonb_array_elements(NEW."projection" -> 'notes') n, LATERAL (SELECT n #>> '{source,capture,path}') named(path)
  JOIN "desk"."Capture" c ON c."hash" = substring(path FROM '[0-9a-f]{64}') AND path = '/captures/' || c."hash" || '.' || c."ending"
  JOIN "desk"."Source" s ON s."id" = c."sourceId" AND s."restrictedAt" IS NULL
  ORDER BY path, c."takenAt" DESC;
  IF EXISTS (
    SELECT FROM jsonb_array_elements(NEW."projection" -> 'notes') n WHERE n #>> '{source,capture,path}' IS NOT NULL
      AND NOT EXISTS (SELECT FROM "published"."Capture" p
        WHERE p."publicationId" = NEW."publicationId" AND p."path" = n #>> '{source,capture,path}')
  ) THEN
    RAISE EXCEPTION 'vigil: readers may not have this copy of a source' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "captures_enter" AFTER INSERT ON "published"."Document" FOR EACH ROW EXECUTE FUNCTION "published"."captures_enter"();

REVOKE ALL ON FUNCTION "published"."captures_enter"() FROM PUBLIC;
GRANT SELECT, UPDATE ON "desk"."Site" TO vigil_desk;
GRANT SELECT, INSERT ON "desk"."Capture" TO vigil_desk;
GRANT SELECT, INSERT, UPDATE ON "desk"."StoredFile", "desk"."LinkCheck" TO vigil_desk;
GRANT DELETE ON "desk"."LinkCheck" TO vigil_desk;
GRANT SELECT ON "published"."Capture" TO vigil_desk, vigil_reader;

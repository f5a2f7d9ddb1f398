CREATE TABLE "desk"."Import" (
  "id" UUID NOT NULL,
  "trackerId" UUID NOT NULL,
  "createdById" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "name" TEXT NOT NULL,
  "hash" TEXT NOT NULL,
  "format" TEXT NOT NULL,
  "header" TEXT[],
  "columns" TEXT[],
  "keepsDuplicates" BOOLEAN NOT NULL DEFAULT false,
  "sources" JSONB NOT NULL DEFAULT '[]',
  "entities" JSONB NOT NULL DEFAULT '[]',
  "ids" JSONB NOT NULL DEFAULT '{}',
  "startedAt" TIMESTAMPTZ(3),
  "doneAt" TIMESTAMPTZ(3),
  "undoneAt" TIMESTAMPTZ(3),
  CONSTRAINT "Import_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Import_trackerId_fkey" FOREIGN KEY ("trackerId") REFERENCES "desk"."Tracker"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Import_order_check" CHECK (("doneAt" IS NULL OR "startedAt" IS NOT NULL) AND ("undoneAt" IS NULL OR "startedAt" IS NOT NULL))
);
CREATE INDEX "Import_trackerId_hash_idx" ON "desk"."Import"("trackerId", "hash");
CREATE INDEX "Import_createdById_idx" ON "desk"."Import"("createdById");

CREATE TABLE "desk"."ImportRow" (
  "importId" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "raw" JSONB NOT NULL,
  "fate" TEXT NOT NULL DEFAULT 'refused',
  "reasons" JSONB NOT NULL DEFAULT '[]',
  "key" TEXT NOT NULL DEFAULT '',
  "workId" UUID NOT NULL,
  "madeAt" TIMESTAMPTZ(3),
  CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId", "number"),
  CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "desk"."Import"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "ImportRow_fate_check" CHECK ("fate" IN ('made', 'remarked', 'refused')),
  CONSTRAINT "ImportRow_made_check" CHECK ("madeAt" IS NULL OR "fate" <> 'refused')
);
CREATE INDEX "ImportRow_workId_idx" ON "desk"."ImportRow"("workId");
CREATE INDEX "ImportRow_key_idx" ON "desk"."ImportRow"("key");

GRANT SELECT, INSERT, UPDATE, DELETE ON "desk"."Import", "desk"."ImportRow" TO vigil_desk;

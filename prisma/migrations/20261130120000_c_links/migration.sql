-- Since when a link counts as one that no longer answers; null while one bad day may be all.
ALTER TABLE "desk"."LinkCheck" ADD COLUMN "deadSince" TIMESTAMPTZ(3);
CREATE INDEX "LinkCheck_deadSince_idx" ON "desk"."LinkCheck"("deadSince") WHERE "deadSince" IS NOT NULL;

-- The list of sources is read a page at a time, the latest first.
CREATE INDEX "Source_createdAt_id_idx" ON "desk"."Source"("createdAt", "id");

-- Which revisions cite a source: what readers have may rest on one that the working copy cites no more.
CREATE INDEX "TextRevision_citations_idx" ON "desk"."TextRevision" USING GIN ("citations" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "LiveEdition_firstPublishedAt_idx" ON "published"."LiveEdition"("firstPublishedAt");

-- What the home page expects, without reading every document.
CREATE INDEX "Document_pending_idx" ON "published"."Document" ("publicationId")
  WHERE "projection" #>> '{facts,phase}' = 'pending';

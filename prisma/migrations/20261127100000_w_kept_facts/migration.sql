-- The facts that stood beside a text when it was kept, so that both come back together.
ALTER TABLE "desk"."TextRevision" ADD COLUMN "factsRevisionId" UUID;
ALTER TABLE "desk"."TextRevision" ADD CONSTRAINT "TextRevision_factsRevisionId_fkey"
  FOREIGN KEY ("factsRevisionId") REFERENCES "desk"."FactsRevision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The facts as people typed them, also what cannot be read as a date yet; not part of the hash.
ALTER TABLE "desk"."FactsRevision" ADD COLUMN "typed" JSONB;

-- The works list asks for everything one person ever wrote in.
CREATE INDEX "Contributor_userId_idx" ON "desk"."Contributor"("userId");

-- A register that a file of our own brings along, waiting for the entry that is made of it.
CREATE TABLE "desk"."ImportRegister" (
  "importId" UUID NOT NULL,
  -- Its id in the file.
  "id" TEXT NOT NULL,
  "given" JSONB NOT NULL,
  -- What it becomes.
  "registerId" UUID NOT NULL,
  CONSTRAINT "ImportRegister_pkey" PRIMARY KEY ("importId", "id"),
  CONSTRAINT "ImportRegister_importId_fkey" FOREIGN KEY ("importId") REFERENCES "desk"."Import"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "ImportRegister_registerId_key" ON "desk"."ImportRegister"("registerId");

GRANT SELECT, INSERT, UPDATE, DELETE ON "desk"."ImportRegister" TO vigil_desk;

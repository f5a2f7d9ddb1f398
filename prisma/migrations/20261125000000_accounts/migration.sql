ALTER TABLE "desk"."User" ADD COLUMN "timeZone" TEXT NOT NULL DEFAULT 'UTC';

ALTER TABLE "desk"."Session" ADD COLUMN "agent" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "desk"."Session" SET "lastSeenAt" = "createdAt";

ALTER TABLE "desk"."Invitation" ADD COLUMN "revokedAt" TIMESTAMPTZ(3);

ALTER TABLE "desk"."Tracker" ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "closedAt" TIMESTAMPTZ(3);

CREATE TABLE "desk"."PasswordReset" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "madeById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PasswordReset_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "PasswordReset_tokenHash_key" ON "desk"."PasswordReset"("tokenHash");
CREATE INDEX "PasswordReset_userId_idx" ON "desk"."PasswordReset"("userId");
ALTER TABLE "desk"."PasswordReset" ADD CONSTRAINT "PasswordReset_userId_fkey" FOREIGN KEY ("userId") REFERENCES "desk"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "desk"."PasswordReset" ADD CONSTRAINT "PasswordReset_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "desk"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The link of an hour, whoever writes the row.
ALTER TABLE "desk"."PasswordReset" ADD CONSTRAINT "PasswordReset_is_for_an_hour"
  CHECK ("expiresAt" <= "createdAt" + interval '61 minutes');

GRANT SELECT, INSERT, UPDATE ON "desk"."PasswordReset" TO vigil_desk;

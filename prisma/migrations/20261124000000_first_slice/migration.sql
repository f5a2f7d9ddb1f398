-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "desk";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "published";

-- CreateEnum
CREATE TYPE "desk"."Role" AS ENUM ('editor', 'reviewer', 'admin');

-- CreateEnum
CREATE TYPE "published"."TombstoneReason" AS ENUM ('legal', 'error', 'safety', 'rights', 'other');

-- CreateEnum
CREATE TYPE "desk"."Decision" AS ENUM ('approved', 'changesRequested', 'withdrawn');

-- CreateEnum
CREATE TYPE "desk"."WorkKind" AS ENUM ('article');

-- CreateEnum
CREATE TYPE "desk"."EditionStatus" AS ENUM ('draft', 'inReview', 'changesRequested', 'approved', 'published', 'takenDown');

-- CreateTable
CREATE TABLE "desk"."User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "siteAdmin" BOOLEAN NOT NULL DEFAULT false,
    "suspendedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Membership" (
    "userId" UUID NOT NULL,
    "trackerId" UUID NOT NULL,
    "role" "desk"."Role" NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("userId","trackerId")
);

-- CreateTable
CREATE TABLE "desk"."Session" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Invitation" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "email" TEXT,
    "trackerId" UUID,
    "role" "desk"."Role",
    "siteAdmin" BOOLEAN NOT NULL DEFAULT false,
    "invitedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "usedById" UUID,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published"."Publication" (
    "id" UUID NOT NULL,
    "workId" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "versionPath" TEXT NOT NULL,
    "revisionId" UUID NOT NULL,
    "textHash" TEXT NOT NULL,
    "publishedById" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published"."Document" (
    "publicationId" UUID NOT NULL,
    "projection" JSONB NOT NULL,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("publicationId")
);

-- CreateTable
CREATE TABLE "published"."Tombstone" (
    "id" UUID NOT NULL,
    "workId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "paths" TEXT[],
    "reason" "published"."TombstoneReason" NOT NULL,
    "takenDownAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tombstone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."TextRevision" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "canonical" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TextRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Contributor" (
    "revisionId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "Contributor_pkey" PRIMARY KEY ("revisionId","userId")
);

-- CreateTable
CREATE TABLE "desk"."Review" (
    "id" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "reviewerId" UUID NOT NULL,
    "decision" "desk"."Decision" NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."AuditEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "editionId" UUID,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Tracker" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "approvals" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tracker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Work" (
    "id" UUID NOT NULL,
    "kind" "desk"."WorkKind" NOT NULL,
    "homeTrackerId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Work_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Edition" (
    "id" UUID NOT NULL,
    "workId" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "slug" TEXT,
    "status" "desk"."EditionStatus" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "headline" TEXT NOT NULL DEFAULT '',
    "standfirst" TEXT NOT NULL DEFAULT '',
    "byline" TEXT NOT NULL DEFAULT '',
    "datedOn" DATE,
    "body" JSONB NOT NULL,
    "contributorIds" UUID[],
    "submittedRevisionId" UUID,
    "restoreAskedById" UUID,
    "changedById" UUID NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "desk"."User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "desk"."Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "desk"."Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "desk"."Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Publication_path_idx" ON "published"."Publication"("path");

-- CreateIndex
CREATE INDEX "Publication_versionPath_idx" ON "published"."Publication"("versionPath");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_editionId_version_key" ON "published"."Publication"("editionId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "TextRevision_editionId_number_key" ON "desk"."TextRevision"("editionId", "number");

-- CreateIndex
CREATE INDEX "Review_revisionId_idx" ON "desk"."Review"("revisionId");

-- CreateIndex
CREATE INDEX "AuditEvent_editionId_idx" ON "desk"."AuditEvent"("editionId");

-- CreateIndex
CREATE INDEX "Work_homeTrackerId_idx" ON "desk"."Work"("homeTrackerId");

-- CreateIndex
CREATE INDEX "Edition_status_idx" ON "desk"."Edition"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Edition_workId_lang_key" ON "desk"."Edition"("workId", "lang");

-- CreateIndex
CREATE UNIQUE INDEX "Edition_lang_slug_key" ON "desk"."Edition"("lang", "slug");

-- AddForeignKey
ALTER TABLE "desk"."Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "desk"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Membership" ADD CONSTRAINT "Membership_trackerId_fkey" FOREIGN KEY ("trackerId") REFERENCES "desk"."Tracker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "desk"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Invitation" ADD CONSTRAINT "Invitation_trackerId_fkey" FOREIGN KEY ("trackerId") REFERENCES "desk"."Tracker"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published"."Document" ADD CONSTRAINT "Document_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "published"."Publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."TextRevision" ADD CONSTRAINT "TextRevision_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "desk"."Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Contributor" ADD CONSTRAINT "Contributor_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "desk"."TextRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Review" ADD CONSTRAINT "Review_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "desk"."TextRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Work" ADD CONSTRAINT "Work_homeTrackerId_fkey" FOREIGN KEY ("homeTrackerId") REFERENCES "desk"."Tracker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Edition" ADD CONSTRAINT "Edition_workId_fkey" FOREIGN KEY ("workId") REFERENCES "desk"."Work"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What follows cannot be said in the Prisma schema: groups, grants, checks and the gate.
DO $$ BEGIN CREATE ROLE vigil_desk NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE vigil_reader NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;

ALTER TABLE "desk"."TextRevision" ADD CONSTRAINT "TextRevision_hash_is_of_canonical"
  CHECK ("hash" = encode(sha256(convert_to("canonical", 'UTF8')), 'hex'));
ALTER TABLE "desk"."Tracker" ADD CONSTRAINT "Tracker_approvals_at_least_one" CHECK ("approvals" >= 1);
ALTER TABLE "desk"."User" ADD CONSTRAINT "User_email_is_folded" CHECK ("email" = lower("email"));

-- A reviewer of a revision: a reviewer or admin of its home tracker, not suspended, not among its contributors.
CREATE FUNCTION "desk"."may_review"(revision uuid, person uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (
    SELECT 1 FROM "desk"."TextRevision" r
    JOIN "desk"."Edition" e ON e."id" = r."editionId"
    JOIN "desk"."Work" w ON w."id" = e."workId"
    JOIN "desk"."Membership" m ON m."trackerId" = w."homeTrackerId" AND m."userId" = person
    JOIN "desk"."User" u ON u."id" = person
    WHERE r."id" = revision AND m."role" IN ('reviewer', 'admin') AND u."suspendedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "desk"."Contributor" c WHERE c."revisionId" = revision AND c."userId" = person))
$$;

CREATE FUNCTION "desk"."review_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  NEW."at" := clock_timestamp();
  IF NEW."decision" <> 'withdrawn' AND NOT "desk"."may_review"(NEW."revisionId", NEW."reviewerId") THEN
    RAISE EXCEPTION 'vigil: this person may not review this revision' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "review_gate" BEFORE INSERT ON "desk"."Review" FOR EACH ROW EXECUTE FUNCTION "desk"."review_gate"();

-- Reviewers whose latest decision on the revision is an approval, and who may still give it.
CREATE FUNCTION "desk"."approvals_of"(revision uuid) RETURNS bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT count(*) FROM (
    SELECT DISTINCT ON ("reviewerId") "reviewerId", "decision" FROM "desk"."Review"
    WHERE "revisionId" = revision ORDER BY "reviewerId", "at" DESC, "id" DESC) latest
  WHERE latest."decision" = 'approved' AND "desk"."may_review"(revision, latest."reviewerId")
$$;

-- The last line: nothing is published without enough approvals of exactly this revision.
CREATE FUNCTION "published"."publication_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE needed integer;
BEGIN
  SELECT t."approvals" INTO needed FROM "desk"."TextRevision" r
    JOIN "desk"."Edition" e ON e."id" = r."editionId"
    JOIN "desk"."Work" w ON w."id" = e."workId"
    JOIN "desk"."Tracker" t ON t."id" = w."homeTrackerId"
    WHERE r."id" = NEW."revisionId" AND r."hash" = NEW."textHash" AND e."id" = NEW."editionId"
      AND w."id" = NEW."workId" AND e."lang" = NEW."lang" AND r."canonical"::jsonb ->> 'path' = NEW."path"
      AND EXISTS (SELECT 1 FROM "desk"."Contributor" c WHERE c."revisionId" = r."id");
  IF needed IS NULL THEN
    RAISE EXCEPTION 'vigil: this publication names no such revision' USING ERRCODE = 'check_violation';
  END IF;
  IF "desk"."approvals_of"(NEW."revisionId") < needed THEN
    RAISE EXCEPTION 'vigil: this revision has not enough approvals' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "publication_gate" BEFORE INSERT ON "published"."Publication" FOR EACH ROW EXECUTE FUNCTION "published"."publication_gate"();

-- A document is the approved revision, word for word, and comes with its publication or never.
CREATE FUNCTION "published"."document_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "published"."Publication" p JOIN "desk"."TextRevision" r ON r."id" = p."revisionId"
    WHERE p."id" = NEW."publicationId" AND p.xmin = pg_current_xact_id()::xid
      AND (r."canonical"::jsonb - 'v') = NEW."projection") THEN
    RAISE EXCEPTION 'vigil: this document is not the text that was approved' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "document_gate" BEFORE INSERT ON "published"."Document" FOR EACH ROW EXECUTE FUNCTION "published"."document_gate"();

-- The only way a document goes: at once, in every language, leaving a tombstone.
CREATE FUNCTION "published"."take_down"(work uuid, why "published"."TombstoneReason", actor uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "desk"."User" u WHERE u."id" = actor AND u."suspendedAt" IS NULL AND (u."siteAdmin" OR EXISTS (
      SELECT 1 FROM "desk"."Work" w JOIN "desk"."Membership" m ON m."trackerId" = w."homeTrackerId"
      WHERE w."id" = work AND m."userId" = actor AND m."role" IN ('reviewer', 'admin')))) THEN
    RAISE EXCEPTION 'vigil: this person may not take this work down' USING ERRCODE = 'check_violation';
  END IF;
  INSERT INTO "published"."Tombstone" ("id", "workId", "kind", "lang", "paths", "reason")
    SELECT gen_random_uuid(), work, 'article', p."lang", array_agg(DISTINCT a.path), why
    FROM "published"."Publication" p, LATERAL (VALUES (p."path"), (p."versionPath")) a(path)
    WHERE p."workId" = work GROUP BY p."lang";
  DELETE FROM "published"."Document" d USING "published"."Publication" p
    WHERE p."id" = d."publicationId" AND p."workId" = work;
END $$;

REVOKE ALL ON FUNCTION "desk"."may_review"(uuid, uuid), "desk"."approvals_of"(uuid),
  "published"."take_down"(uuid, "published"."TombstoneReason", uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "desk"."may_review"(uuid, uuid), "desk"."approvals_of"(uuid),
  "published"."take_down"(uuid, "published"."TombstoneReason", uuid) TO vigil_desk;

GRANT USAGE ON SCHEMA "desk", "published" TO vigil_desk;
GRANT USAGE ON SCHEMA "published" TO vigil_reader;
GRANT SELECT, INSERT, UPDATE ON "desk"."User", "desk"."Session", "desk"."Invitation", "desk"."Tracker",
  "desk"."Work", "desk"."Edition" TO vigil_desk;
GRANT SELECT, INSERT, UPDATE, DELETE ON "desk"."Membership" TO vigil_desk;
GRANT SELECT, INSERT ON "desk"."TextRevision", "desk"."Contributor", "desk"."Review", "desk"."AuditEvent",
  "published"."Publication", "published"."Document" TO vigil_desk;
GRANT SELECT ON "published"."Tombstone" TO vigil_desk;
GRANT SELECT ON "published"."Publication", "published"."Document", "published"."Tombstone" TO vigil_reader;

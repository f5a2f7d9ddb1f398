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
CREATE TYPE "desk"."SourceKind" AS ENUM ('officialDocument', 'court', 'treatyRegister', 'bodyReport', 'ngoStatement', 'media', 'socialPost', 'testimony');

-- CreateEnum
CREATE TYPE "desk"."EntityKind" AS ENUM ('state', 'treaty', 'body', 'organisation', 'person', 'place');

-- CreateEnum
CREATE TYPE "desk"."WorkKind" AS ENUM ('article', 'event', 'page');

-- CreateEnum
CREATE TYPE "desk"."EditionStatus" AS ENUM ('draft', 'inReview', 'changesRequested', 'approved', 'published', 'takenDown');

-- CreateEnum
CREATE TYPE "desk"."Risk" AS ENUM ('ordinary', 'high');

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
    "textRevisionId" UUID NOT NULL,
    "textHash" TEXT NOT NULL,
    "factsRevisionId" UUID NOT NULL,
    "factsHash" TEXT NOT NULL,
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
CREATE TABLE "published"."LiveEdition" (
    "editionId" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "workId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "firstPublishedAt" TIMESTAMPTZ(3) NOT NULL,
    "trackerIds" UUID[],
    "linkedIds" UUID[],
    "changesOn" DATE,

    CONSTRAINT "LiveEdition_pkey" PRIMARY KEY ("editionId")
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
    "citations" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TextRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."FactsRevision" (
    "id" UUID NOT NULL,
    "workId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "canonical" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FactsRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Contributor" (
    "id" UUID NOT NULL,
    "textRevisionId" UUID,
    "factsRevisionId" UUID,
    "userId" UUID NOT NULL,

    CONSTRAINT "Contributor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Review" (
    "id" UUID NOT NULL,
    "textRevisionId" UUID,
    "factsRevisionId" UUID,
    "reviewerId" UUID NOT NULL,
    "decision" "desk"."Decision" NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Comment" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "quote" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" UUID,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
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
CREATE TABLE "desk"."Source" (
    "id" UUID NOT NULL,
    "trackerId" UUID NOT NULL,
    "kind" "desk"."SourceKind" NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL DEFAULT '',
    "author" TEXT NOT NULL DEFAULT '',
    "lang" TEXT NOT NULL DEFAULT 'en',
    "url" TEXT NOT NULL DEFAULT '',
    "publishedOn" DATE,
    "accessedOn" DATE,
    "note" TEXT NOT NULL DEFAULT '',
    "restrictedAt" TIMESTAMPTZ(3),
    "publicWording" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Citation" (
    "id" UUID NOT NULL,
    "editionId" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "quote" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,

    CONSTRAINT "Citation_pkey" PRIMARY KEY ("editionId","id")
);

-- CreateTable
CREATE TABLE "desk"."Entity" (
    "id" UUID NOT NULL,
    "kind" "desk"."EntityKind" NOT NULL,
    "names" JSONB NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Entity_pkey" PRIMARY KEY ("id")
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
    "risk" "desk"."Risk" NOT NULL DEFAULT 'ordinary',
    "restrictedToIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "facts" JSONB NOT NULL,
    "factsVersion" INTEGER NOT NULL DEFAULT 1,
    "factsContributorIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "submittedFactsId" UUID,
    "lookAgainOn" DATE,
    "binnedAt" TIMESTAMPTZ(3),
    "binnedById" UUID,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Work_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."WorkTracker" (
    "workId" UUID NOT NULL,
    "trackerId" UUID NOT NULL,

    CONSTRAINT "WorkTracker_pkey" PRIMARY KEY ("workId","trackerId")
);

-- CreateTable
CREATE TABLE "desk"."Edition" (
    "id" UUID NOT NULL,
    "workId" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "path" TEXT,
    "status" "desk"."EditionStatus" NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "headline" TEXT NOT NULL DEFAULT '',
    "standfirst" TEXT NOT NULL DEFAULT '',
    "byline" TEXT NOT NULL DEFAULT '',
    "body" JSONB NOT NULL,
    "method" JSONB NOT NULL,
    "contributorIds" UUID[] DEFAULT ARRAY[]::UUID[],
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
CREATE INDEX "Publication_workId_idx" ON "published"."Publication"("workId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_editionId_version_key" ON "published"."Publication"("editionId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "LiveEdition_publicationId_key" ON "published"."LiveEdition"("publicationId");

-- CreateIndex
CREATE INDEX "LiveEdition_lang_kind_publishedAt_idx" ON "published"."LiveEdition"("lang", "kind", "publishedAt");

-- CreateIndex
CREATE INDEX "LiveEdition_workId_idx" ON "published"."LiveEdition"("workId");

-- CreateIndex
CREATE INDEX "LiveEdition_changesOn_idx" ON "published"."LiveEdition"("changesOn");

-- CreateIndex
CREATE INDEX "LiveEdition_trackerIds_idx" ON "published"."LiveEdition" USING GIN ("trackerIds");

-- CreateIndex
CREATE INDEX "LiveEdition_linkedIds_idx" ON "published"."LiveEdition" USING GIN ("linkedIds");

-- CreateIndex
CREATE INDEX "Tombstone_paths_idx" ON "published"."Tombstone" USING GIN ("paths");

-- CreateIndex
CREATE UNIQUE INDEX "TextRevision_editionId_number_key" ON "desk"."TextRevision"("editionId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "FactsRevision_workId_number_key" ON "desk"."FactsRevision"("workId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Contributor_textRevisionId_userId_key" ON "desk"."Contributor"("textRevisionId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "Contributor_factsRevisionId_userId_key" ON "desk"."Contributor"("factsRevisionId", "userId");

-- CreateIndex
CREATE INDEX "Review_textRevisionId_idx" ON "desk"."Review"("textRevisionId");

-- CreateIndex
CREATE INDEX "Review_factsRevisionId_idx" ON "desk"."Review"("factsRevisionId");

-- CreateIndex
CREATE INDEX "Comment_editionId_idx" ON "desk"."Comment"("editionId");

-- CreateIndex
CREATE INDEX "AuditEvent_editionId_idx" ON "desk"."AuditEvent"("editionId");

-- CreateIndex
CREATE INDEX "Source_trackerId_idx" ON "desk"."Source"("trackerId");

-- CreateIndex
CREATE INDEX "Citation_sourceId_idx" ON "desk"."Citation"("sourceId");

-- CreateIndex
CREATE INDEX "Work_homeTrackerId_idx" ON "desk"."Work"("homeTrackerId");

-- CreateIndex
CREATE INDEX "Work_lookAgainOn_idx" ON "desk"."Work"("lookAgainOn");

-- CreateIndex
CREATE UNIQUE INDEX "Edition_path_key" ON "desk"."Edition"("path");

-- CreateIndex
CREATE INDEX "Edition_status_idx" ON "desk"."Edition"("status");

-- CreateIndex
CREATE INDEX "Edition_changedAt_idx" ON "desk"."Edition"("changedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Edition_workId_lang_key" ON "desk"."Edition"("workId", "lang");

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
ALTER TABLE "published"."LiveEdition" ADD CONSTRAINT "LiveEdition_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "published"."Publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."TextRevision" ADD CONSTRAINT "TextRevision_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "desk"."Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."FactsRevision" ADD CONSTRAINT "FactsRevision_workId_fkey" FOREIGN KEY ("workId") REFERENCES "desk"."Work"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Contributor" ADD CONSTRAINT "Contributor_textRevisionId_fkey" FOREIGN KEY ("textRevisionId") REFERENCES "desk"."TextRevision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Contributor" ADD CONSTRAINT "Contributor_factsRevisionId_fkey" FOREIGN KEY ("factsRevisionId") REFERENCES "desk"."FactsRevision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Review" ADD CONSTRAINT "Review_textRevisionId_fkey" FOREIGN KEY ("textRevisionId") REFERENCES "desk"."TextRevision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Review" ADD CONSTRAINT "Review_factsRevisionId_fkey" FOREIGN KEY ("factsRevisionId") REFERENCES "desk"."FactsRevision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Comment" ADD CONSTRAINT "Comment_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "desk"."Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Source" ADD CONSTRAINT "Source_trackerId_fkey" FOREIGN KEY ("trackerId") REFERENCES "desk"."Tracker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Citation" ADD CONSTRAINT "Citation_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "desk"."Edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Citation" ADD CONSTRAINT "Citation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "desk"."Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Work" ADD CONSTRAINT "Work_homeTrackerId_fkey" FOREIGN KEY ("homeTrackerId") REFERENCES "desk"."Tracker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."WorkTracker" ADD CONSTRAINT "WorkTracker_workId_fkey" FOREIGN KEY ("workId") REFERENCES "desk"."Work"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."WorkTracker" ADD CONSTRAINT "WorkTracker_trackerId_fkey" FOREIGN KEY ("trackerId") REFERENCES "desk"."Tracker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Edition" ADD CONSTRAINT "Edition_workId_fkey" FOREIGN KEY ("workId") REFERENCES "desk"."Work"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What follows cannot be said in the Prisma schema: groups, grants, checks and the gates.
DO $$ BEGIN CREATE ROLE vigil_desk NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE vigil_reader NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;

ALTER TABLE "desk"."TextRevision" ADD CONSTRAINT "TextRevision_hash_is_of_canonical"
  CHECK ("hash" = encode(sha256(convert_to("canonical", 'UTF8')), 'hex'));
ALTER TABLE "desk"."FactsRevision" ADD CONSTRAINT "FactsRevision_hash_is_of_canonical"
  CHECK ("hash" = encode(sha256(convert_to("canonical", 'UTF8')), 'hex'));
ALTER TABLE "desk"."Contributor" ADD CONSTRAINT "Contributor_of_one_revision"
  CHECK (num_nonnulls("textRevisionId", "factsRevisionId") = 1);
ALTER TABLE "desk"."Review" ADD CONSTRAINT "Review_of_one_revision"
  CHECK (num_nonnulls("textRevisionId", "factsRevisionId") = 1);
ALTER TABLE "desk"."Tracker" ADD CONSTRAINT "Tracker_approvals_at_least_one" CHECK ("approvals" >= 1);
ALTER TABLE "desk"."User" ADD CONSTRAINT "User_email_is_folded" CHECK ("email" = lower("email"));
ALTER TABLE "desk"."Source" ADD CONSTRAINT "Source_restricted_has_wording"
  CHECK ("restrictedAt" IS NULL OR "publicWording" <> '');

-- The work a revision of text or of facts belongs to.
CREATE FUNCTION "desk"."work_of"(revision uuid) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT e."workId" FROM "desk"."TextRevision" r JOIN "desk"."Edition" e ON e."id" = r."editionId" WHERE r."id" = revision
  UNION ALL SELECT "workId" FROM "desk"."FactsRevision" WHERE "id" = revision
$$;

-- A reviewer of a revision: a reviewer or admin of its home tracker, named on it where it is restricted,
-- not suspended, not among its contributors.
CREATE FUNCTION "desk"."may_review"(revision uuid, person uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (
    SELECT 1 FROM "desk"."Work" w
    JOIN "desk"."Membership" m ON m."trackerId" = w."homeTrackerId" AND m."userId" = person
    JOIN "desk"."User" u ON u."id" = person
    WHERE w."id" = "desk"."work_of"(revision) AND m."role" IN ('reviewer', 'admin') AND u."suspendedAt" IS NULL
      AND (w."restrictedToIds" = '{}' OR person = ANY (w."restrictedToIds"))
      AND NOT EXISTS (SELECT 1 FROM "desk"."Contributor" c
        WHERE c."userId" = person AND revision IN (c."textRevisionId", c."factsRevisionId")))
$$;

CREATE FUNCTION "desk"."review_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  NEW."at" := clock_timestamp();
  IF NEW."decision" <> 'withdrawn'
     AND NOT "desk"."may_review"(coalesce(NEW."textRevisionId", NEW."factsRevisionId"), NEW."reviewerId") THEN
    RAISE EXCEPTION 'vigil: this person may not review this revision' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "review_gate" BEFORE INSERT ON "desk"."Review" FOR EACH ROW EXECUTE FUNCTION "desk"."review_gate"();

-- Contributors are named with their revision and never afterwards.
CREATE FUNCTION "desk"."contributor_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "desk"."TextRevision" r WHERE r."id" = NEW."textRevisionId" AND r.xmin = pg_current_xact_id()::xid
    UNION ALL
    SELECT 1 FROM "desk"."FactsRevision" r WHERE r."id" = NEW."factsRevisionId" AND r.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'vigil: contributors come with their revision' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "contributor_gate" BEFORE INSERT ON "desk"."Contributor" FOR EACH ROW EXECUTE FUNCTION "desk"."contributor_gate"();

-- Reviewers whose latest decision on the revision is an approval, and who may still give it.
CREATE FUNCTION "desk"."approvers_of"(revision uuid) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT latest."reviewerId" FROM (
    SELECT DISTINCT ON ("reviewerId") "reviewerId", "decision" FROM "desk"."Review"
    WHERE revision IN ("textRevisionId", "factsRevisionId") ORDER BY "reviewerId", "at" DESC, "id" DESC) latest
  WHERE latest."decision" = 'approved' AND "desk"."may_review"(revision, latest."reviewerId")
$$;

-- How many approvals each revision of a work needs: what its tracker asks, and two at a high risk.
CREATE FUNCTION "desk"."approvals_needed"(work uuid) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT greatest(t."approvals", CASE w."risk" WHEN 'high' THEN 2 ELSE 1 END)
  FROM "desk"."Work" w JOIN "desk"."Tracker" t ON t."id" = w."homeTrackerId" WHERE w."id" = work
$$;

CREATE FUNCTION "desk"."is_approved"(revision uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT (SELECT count(*) FROM "desk"."approvers_of"(revision)) >= "desk"."approvals_needed"("desk"."work_of"(revision))
    AND EXISTS (SELECT 1 FROM "desk"."Contributor" c WHERE revision IN (c."textRevisionId", c."factsRevisionId"))
$$;

-- The last line: nothing is published without enough approvals of exactly this text and exactly these facts.
CREATE FUNCTION "published"."publication_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "desk"."TextRevision" r
    JOIN "desk"."Edition" e ON e."id" = r."editionId"
    JOIN "desk"."FactsRevision" f ON f."workId" = e."workId"
    WHERE r."id" = NEW."textRevisionId" AND r."hash" = NEW."textHash" AND e."id" = NEW."editionId"
      AND f."id" = NEW."factsRevisionId" AND f."hash" = NEW."factsHash"
      AND e."workId" = NEW."workId" AND e."lang" = NEW."lang" AND r."canonical"::jsonb ->> 'path' = NEW."path") THEN
    RAISE EXCEPTION 'vigil: this publication names no such revisions' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT ("desk"."is_approved"(NEW."textRevisionId") AND "desk"."is_approved"(NEW."factsRevisionId")) THEN
    RAISE EXCEPTION 'vigil: this revision has not enough approvals' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "publication_gate" BEFORE INSERT ON "published"."Publication" FOR EACH ROW EXECUTE FUNCTION "published"."publication_gate"();

-- A document is the approved text and facts, word for word, and comes with its publication or never.
CREATE FUNCTION "published"."document_gate"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "published"."Publication" p
    JOIN "desk"."TextRevision" r ON r."id" = p."textRevisionId"
    JOIN "desk"."FactsRevision" f ON f."id" = p."factsRevisionId"
    WHERE p."id" = NEW."publicationId" AND p.xmin = pg_current_xact_id()::xid
      AND NEW."projection" = (r."canonical"::jsonb - 'v') || jsonb_build_object('facts', f."canonical"::jsonb - 'v')) THEN
    RAISE EXCEPTION 'vigil: this document is not the text that was approved' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "document_gate" BEFORE INSERT ON "published"."Document" FOR EACH ROW EXECUTE FUNCTION "published"."document_gate"();

-- The newest version of an edition takes its place in the lists.
CREATE FUNCTION "published"."document_goes_live"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO "published"."LiveEdition" ("editionId", "publicationId", "workId", "kind", "lang", "path", "publishedAt",
    "firstPublishedAt", "trackerIds", "linkedIds", "changesOn")
  SELECT p."editionId", p."id", p."workId", NEW."projection" ->> 'kind', p."lang", p."path", p."publishedAt",
    (SELECT min(q."publishedAt") FROM "published"."Publication" q WHERE q."editionId" = p."editionId"),
    ARRAY(SELECT t.id::uuid FROM jsonb_array_elements_text(NEW."projection" #> '{facts,trackers}') WITH ORDINALITY t(id, n) ORDER BY t.n),
    ARRAY(SELECT DISTINCT (l #>> '{}')::uuid FROM jsonb_path_query(NEW."projection", '$.**.workId') l),
    CASE WHEN NEW."projection" #>> '{facts,phase}' = 'pending' THEN (NEW."projection" #>> '{facts,date,latest}')::date + 1 END
  FROM "published"."Publication" p WHERE p."id" = NEW."publicationId"
  ON CONFLICT ("editionId") DO UPDATE SET "publicationId" = excluded."publicationId", "path" = excluded."path",
    "publishedAt" = excluded."publishedAt", "firstPublishedAt" = excluded."firstPublishedAt",
    "trackerIds" = excluded."trackerIds", "linkedIds" = excluded."linkedIds", "changesOn" = excluded."changesOn";
  RETURN NULL;
END $$;
CREATE TRIGGER "document_goes_live" AFTER INSERT ON "published"."Document" FOR EACH ROW EXECUTE FUNCTION "published"."document_goes_live"();

-- No two languages of a work ever disagree: once the transaction is over, all its live editions show the same facts.
CREATE FUNCTION "published"."one_facts"() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF (SELECT count(DISTINCT p."factsRevisionId") FROM "published"."LiveEdition" l
      JOIN "published"."Publication" p ON p."id" = l."publicationId" WHERE l."workId" = NEW."workId") > 1 THEN
    RAISE EXCEPTION 'vigil: the live editions of this work would show different facts' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "one_facts" AFTER INSERT ON "published"."Publication"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "published"."one_facts"();

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
    SELECT gen_random_uuid(), work, w."kind"::text, p."lang", array_agg(DISTINCT a.path), why
    FROM "published"."Publication" p JOIN "desk"."Work" w ON w."id" = p."workId",
      LATERAL (VALUES (p."path"), (p."versionPath")) a(path)
    WHERE p."workId" = work GROUP BY p."lang", w."kind";
  DELETE FROM "published"."LiveEdition" WHERE "workId" = work;
  DELETE FROM "published"."Document" d USING "published"."Publication" p
    WHERE p."id" = d."publicationId" AND p."workId" = work;
END $$;

-- What lay thirty days in the bin and was never published goes for good.
CREATE FUNCTION "desk"."empty_bin"() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE gone uuid[] := ARRAY(SELECT w."id" FROM "desk"."Work" w WHERE w."binnedAt" < now() - interval '30 days'
  AND NOT EXISTS (SELECT 1 FROM "published"."Publication" p WHERE p."workId" = w."id"));
DECLARE editions uuid[] := ARRAY(SELECT "id" FROM "desk"."Edition" WHERE "workId" = ANY (gone));
DECLARE revisions uuid[] := ARRAY(SELECT "id" FROM "desk"."TextRevision" WHERE "editionId" = ANY (editions)
  UNION ALL SELECT "id" FROM "desk"."FactsRevision" WHERE "workId" = ANY (gone));
BEGIN
  DELETE FROM "desk"."Review" WHERE coalesce("textRevisionId", "factsRevisionId") = ANY (revisions);
  DELETE FROM "desk"."Contributor" WHERE coalesce("textRevisionId", "factsRevisionId") = ANY (revisions);
  DELETE FROM "desk"."TextRevision" WHERE "id" = ANY (revisions);
  DELETE FROM "desk"."FactsRevision" WHERE "id" = ANY (revisions);
  DELETE FROM "desk"."Citation" WHERE "editionId" = ANY (editions);
  DELETE FROM "desk"."Comment" WHERE "editionId" = ANY (editions);
  DELETE FROM "desk"."Edition" WHERE "id" = ANY (editions);
  DELETE FROM "desk"."WorkTracker" WHERE "workId" = ANY (gone);
  DELETE FROM "desk"."Work" WHERE "id" = ANY (gone);
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA "desk", "published" FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "desk"."approvers_of"(uuid), "desk"."approvals_needed"(uuid), "desk"."empty_bin"(),
  "published"."take_down"(uuid, "published"."TombstoneReason", uuid) TO vigil_desk;

GRANT USAGE ON SCHEMA "desk", "published" TO vigil_desk;
GRANT USAGE ON SCHEMA "published" TO vigil_reader;
GRANT SELECT, INSERT, UPDATE ON "desk"."User", "desk"."Session", "desk"."Invitation", "desk"."Tracker",
  "desk"."Work", "desk"."Edition", "desk"."Source", "desk"."Entity", "desk"."Comment" TO vigil_desk;
GRANT SELECT, INSERT, UPDATE, DELETE ON "desk"."Membership", "desk"."Citation", "desk"."WorkTracker" TO vigil_desk;
GRANT SELECT, INSERT ON "desk"."TextRevision", "desk"."FactsRevision", "desk"."Contributor", "desk"."Review",
  "desk"."AuditEvent", "published"."Publication", "published"."Document" TO vigil_desk;
GRANT SELECT ON "published"."Tombstone", "published"."LiveEdition" TO vigil_desk;
GRANT SELECT ON "published"."Publication", "published"."Document", "published"."LiveEdition",
  "published"."Tombstone" TO vigil_reader;

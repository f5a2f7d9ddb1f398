import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { isPressWaiting } from "@/server/press/queue";
import type { Facts, Projection, PublishedVersion, Text } from "@/server/public/projection";
import { factsOf, textOf } from "@/server/revisions/queries";
import { refusalOf } from "@/server/works/policy";
import { type Loaded, loadEdition, readableEdition } from "@/server/works/queries";
import { seal, versionPath } from "@/server/works/rules";
import { joined } from "./rules";

/**
 * Exactly what readers get: of a work that stands as it was published the live version itself; else the version that
 * publishing now would make, of the submitted text and facts where there are any, else of the working copy. Refuses `notFound`.
 */
export async function previewForDesk(
  db: Db,
  viewer: Viewer,
  editionId: string,
): Promise<PublishedVersion> {
  return db.$transaction(async (tx) => {
    const loaded = await readableEdition(tx, viewer, editionId);
    const { row } = loaded;
    const published = await tx.publication.aggregate({
      where: { editionId },
      _count: true,
      _min: { publishedAt: true },
    });
    const now = new Date();
    const firstPublishedAt = published._min.publishedAt ?? now;
    const common = { workId: row.workId, editionId, firstPublishedAt };
    const live = row.status === "published" ? await liveVersion(tx, editionId) : null;
    if (live) return { ...common, ...live };
    const text = await submittedText(tx, loaded);
    const facts = await submittedFacts(tx, loaded);
    const version = 1 + published._count;
    const { hash } = seal(text);
    return {
      ...common,
      projection: joined(text, facts),
      version,
      textHash: hash,
      publishedAt: now,
      versionPath: versionPath(text.lang, hash, version),
    };
  });
}

/** The live version as readers have it, without what was withheld from it since. */
async function liveVersion(tx: Tx, editionId: string) {
  const live = await tx.publication.findFirst({
    where: { editionId, live: { isNot: null } },
    select: {
      version: true,
      textHash: true,
      publishedAt: true,
      versionPath: true,
      document: { select: { projection: true, redactedAt: true } },
    },
  });
  if (!live?.document) return null;
  const { document, ...version } = live;
  const projection: Projection = JSON.parse(JSON.stringify(document.projection));
  return { ...version, projection, redactedAt: document.redactedAt };
}

async function submittedText(tx: Tx, { row }: Loaded): Promise<Text> {
  if (!row.submittedRevisionId) return textOf(tx, row);
  return revisionText(tx, row.submittedRevisionId);
}

async function submittedFacts(tx: Tx, { row }: Loaded): Promise<Facts> {
  if (!row.work.submittedFactsId) return factsOf(tx, row.work);
  return revisionFacts(tx, row.work.submittedFactsId);
}

/** Every published version of the edition, the newest first. Refuses `notFound`. */
export async function versionsForDesk(db: Db, viewer: Viewer, editionId: string) {
  await readableEdition(db, viewer, editionId);
  const rows = await db.publication.findMany({
    where: { editionId },
    orderBy: { version: "desc" },
    select: {
      id: true,
      version: true,
      versionPath: true,
      publishedAt: true,
      document: { select: { publicationId: true } },
      live: { select: { editionId: true } },
    },
  });
  return rows.map(({ document, live, ...version }) => ({
    ...version,
    isReadable: document !== null,
    isLive: live !== null,
  }));
}

export type VersionLine = Awaited<ReturnType<typeof versionsForDesk>>[number];

/**
 * What is live of an edition, as readers see it, for whoever may take it down without reading its drafts: members and site
 * admins. `live` is null while nothing is. Refuses `notFound`.
 */
export async function liveForTakeDown(db: Db, viewer: Viewer, editionId: string) {
  const { row, refusal } = await knownEdition(db, viewer, editionId);
  const found = await db.liveEdition.findUnique({
    where: { editionId },
    select: {
      path: true,
      publication: { select: { version: true, publishedAt: true, textRevisionId: true } },
    },
  });
  const live = found && { ...found.publication, path: found.path };
  const text = live && (await revisionText(db, live.textRevisionId));
  const shown = live &&
    text && {
      headline: text.headline,
      path: live.path,
      version: live.version,
      publishedAt: live.publishedAt,
    };
  return {
    editionId,
    tracker: row.work.homeTracker.name,
    refusal,
    live: shown,
    isPressWaiting: await isPressWaiting(db, row.workId),
  };
}

async function revisionText(db: Db | Tx, id: string): Promise<Text> {
  const { canonical } = await db.textRevision.findUniqueOrThrow({
    where: { id },
    select: { canonical: true },
  });
  return JSON.parse(canonical);
}

async function revisionFacts(tx: Tx, id: string): Promise<Facts> {
  const { canonical } = await tx.factsRevision.findUniqueOrThrow({
    where: { id },
    select: { canonical: true },
  });
  return JSON.parse(canonical);
}

/** The work of an edition whose press the viewer may ask for: whoever reads it, and site admins after a take-down of theirs. Refuses `notFound`. */
export async function publishedWork(db: Db, viewer: Viewer, editionId: string) {
  const { row } = await knownEdition(db, viewer, editionId);
  return { workId: row.workId };
}

/** An edition that is there for the viewer, if only to be taken down. Refuses `notFound`. */
async function knownEdition(db: Db, viewer: Viewer, editionId: string) {
  const { row, standing } = await loadEdition(db, editionId);
  const refusal = refusalOf("takeDown", viewer, standing);
  if (refusal === "notFound") throw new Refusal(refusal);
  return { row, refusal };
}

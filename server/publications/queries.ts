import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { Facts, PublishedVersion, Text } from "@/server/public/projection";
import { factsOf, textOf } from "@/server/revisions/queries";
import { refusalOf } from "@/server/works/policy";
import { type Loaded, loadEdition, readableEdition } from "@/server/works/queries";
import { seal, versionPath } from "@/server/works/rules";
import { joined } from "./rules";

/** The version that publishing now would make: the submitted text and facts where there are any, else the working copy. Refuses `notFound`. */
export async function previewForDesk(
  db: Db,
  viewer: Viewer,
  editionId: string,
): Promise<PublishedVersion> {
  return db.$transaction(async (tx) => {
    const loaded = await readableEdition(tx, viewer, editionId);
    const { row } = loaded;
    const text = await submittedText(tx, loaded);
    const facts = await submittedFacts(tx, loaded);
    const version = 1 + (await tx.publication.count({ where: { editionId } }));
    const { hash } = seal(text);
    return {
      workId: row.workId,
      editionId,
      projection: joined(text, facts),
      version,
      textHash: hash,
      publishedAt: row.changedAt,
      firstPublishedAt: row.changedAt,
      versionPath: versionPath(text.lang, hash, version),
    };
  });
}

async function submittedText(tx: Tx, { row }: Loaded): Promise<Text> {
  if (!row.submittedRevisionId) return textOf(tx, row);
  return revisionText(tx, row.submittedRevisionId);
}

async function submittedFacts(tx: Tx, { row }: Loaded): Promise<Facts> {
  if (!row.work.submittedFactsId) return factsOf(tx, row.work);
  const { canonical } = await tx.factsRevision.findUniqueOrThrow({
    where: { id: row.work.submittedFactsId },
    select: { canonical: true },
  });
  return JSON.parse(canonical);
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
    },
  });
  return rows.map(({ document, ...version }) => ({ ...version, isReadable: document !== null }));
}

/**
 * What is live of an edition, as readers see it, for whoever may take it down without reading its drafts: members and site
 * admins. `live` is null while nothing is. Refuses `notFound`.
 */
export async function liveForTakeDown(db: Db, viewer: Viewer, editionId: string) {
  const { row, standing } = await loadEdition(db, editionId);
  const refusal = refusalOf("takeDown", viewer, standing);
  if (refusal === "notFound") throw new Refusal(refusal);
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
  return { editionId, tracker: row.work.homeTracker.name, refusal, live: shown };
}

async function revisionText(db: Db | Tx, id: string): Promise<Text> {
  const { canonical } = await db.textRevision.findUniqueOrThrow({
    where: { id },
    select: { canonical: true },
  });
  return JSON.parse(canonical);
}

/** The work of an edition the viewer may read. Refuses `notFound`. */
export async function publishedWork(db: Db, viewer: Viewer, editionId: string) {
  const { row } = await readableEdition(db, viewer, editionId);
  return { workId: row.workId };
}

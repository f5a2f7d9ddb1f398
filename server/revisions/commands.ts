import type { Viewer } from "@/server/auth/viewer";
import type { Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { sendPress } from "@/server/press/queue";
import { type ArticleText, projectionOf, seal, versionPath } from "@/server/works/rules";
import { languageOf, textOf, type WorkingCopy } from "./queries";

type EditionRow = WorkingCopy & { workId: string; contributorIds: string[] };

/** An immutable revision of the text with its contributors. */
export async function cutRevision(tx: Tx, viewer: Viewer, row: EditionRow, text: ArticleText) {
  const { canonical, hash } = seal(projectionOf(text));
  const number = 1 + (await tx.textRevision.count({ where: { editionId: row.id } }));
  const contributorIds = [...new Set(row.contributorIds)];
  return tx.textRevision.create({
    data: {
      editionId: row.id,
      number,
      canonical,
      hash,
      createdById: viewer.id,
      contributors: { create: contributorIds.map((userId) => ({ userId })) },
    },
    select: { id: true, hash: true },
  });
}

/** Writes the Publication and its Document. The database refuses both unless this very revision was approved. */
export async function publishRevision(tx: Tx, viewer: Viewer, row: EditionRow) {
  if (!row.submittedRevisionId) throw new Refusal("wrongStatus");
  const revision = await tx.textRevision.findUniqueOrThrow({
    where: { id: row.submittedRevisionId },
    select: { id: true, hash: true, canonical: true },
  });
  const { v: _, ...projection } = JSON.parse(revision.canonical);
  const version = 1 + (await tx.publication.count({ where: { editionId: row.id } }));
  const lang = languageOf(row.lang);
  const publication = await tx.publication.create({
    data: {
      workId: row.workId,
      editionId: row.id,
      lang,
      version,
      path: projection.path,
      versionPath: versionPath(lang, revision.hash, version),
      revisionId: revision.id,
      textHash: revision.hash,
      publishedById: viewer.id,
    },
    select: { id: true },
  });
  await tx.document.create({ data: { publicationId: publication.id, projection } });
  await sendPress(tx, row.id);
}

/** Puts the text last published back in review. Its contributors are all who wrote any published version of it. */
export async function restoreLastPublished(tx: Tx, viewer: Viewer, row: EditionRow) {
  const published = await tx.publication.findMany({
    where: { editionId: row.id },
    orderBy: { version: "desc" },
    select: { revisionId: true },
  });
  const last = published[0];
  if (!last) throw new Refusal("wrongStatus");
  // A draft that stood beside the live text is kept as a revision before its place is taken.
  await cutRevision(tx, viewer, row, await textOf(tx, row));
  const { canonical } = await tx.textRevision.findUniqueOrThrow({
    where: { id: last.revisionId },
    select: { canonical: true },
  });
  const writers = await tx.contributor.findMany({
    where: { revisionId: { in: published.map(({ revisionId }) => revisionId) } },
    select: { userId: true },
  });
  const { headline, standfirst, byline, datedOn, body } = JSON.parse(canonical);
  const contributorIds = [
    ...new Set([...row.contributorIds, ...writers.map(({ userId }) => userId)]),
  ];
  const restored = {
    ...row,
    headline,
    standfirst,
    byline,
    body,
    contributorIds,
    datedOn: datedOn && new Date(datedOn),
  };
  const revision = await cutRevision(tx, viewer, restored, await textOf(tx, restored));
  return {
    headline,
    standfirst,
    byline,
    body,
    datedOn: restored.datedOn,
    contributorIds,
    submittedRevisionId: revision.id,
    restoreAskedById: null,
  };
}

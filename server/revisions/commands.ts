import type { Viewer } from "@/server/auth/viewer";
import type { Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { sendPress, type ToPress } from "@/server/press/queue";
import { record } from "@/server/works/commands";
import type { EditionRow, Loaded } from "@/server/works/queries";
import { seal, versionPath } from "@/server/works/rules";
import { citations, emptyBody } from "@/server/works/schema";
import { factsOf, languageOf, textOf, typedFrom } from "./queries";

type Cut = { id: string; hash: string };

/** The working copy as an immutable text with its contributors; the live one again where not a word differs. */
export async function cutText(tx: Tx, viewer: Viewer, { row }: Loaded): Promise<Cut> {
  const { canonical, hash } = seal(await textOf(tx, row));
  const live = await livePublication(tx, row.id);
  if (live?.textHash === hash) return { id: live.textRevisionId, hash };
  const number = 1 + (await tx.textRevision.count({ where: { editionId: row.id } }));
  return tx.textRevision.create({
    data: {
      editionId: row.id,
      number,
      canonical,
      hash,
      citations: keptCitations(row),
      createdById: viewer.id,
      contributors: { create: people(row.contributorIds) },
    },
    select: { id: true, hash: true },
  });
}

/** The working facts as an immutable revision; the live one again where nothing differs. */
export async function cutFacts(tx: Tx, viewer: Viewer, { row }: Loaded): Promise<Cut> {
  const { work } = row;
  const { canonical, hash } = seal(await factsOf(tx, work));
  const live = await liveFacts(tx, work.id);
  if (live?.hash === hash) return live;
  const number = 1 + (await tx.factsRevision.count({ where: { workId: work.id } }));
  return tx.factsRevision.create({
    data: {
      workId: work.id,
      number,
      canonical,
      hash,
      createdById: viewer.id,
      contributors: { create: people(work.factsContributorIds) },
    },
    select: { id: true, hash: true },
  });
}

const keptCitations = (row: EditionRow) =>
  row.citations.map(({ id, sourceId, place, quote }) => ({ id, sourceId, place, quote }));

const people = (ids: string[]) => [...new Set(ids)].map((userId) => ({ userId }));

export function livePublication(tx: Tx, editionId: string) {
  return tx.publication.findFirst({
    where: { editionId, live: { isNot: null } },
    select: { textRevisionId: true, textHash: true, factsRevisionId: true, factsHash: true },
  });
}

async function liveFacts(tx: Tx, workId: string): Promise<Cut | null> {
  const live = await tx.publication.findFirst({
    where: { workId, live: { isNot: null } },
    select: { factsRevisionId: true, factsHash: true },
  });
  return live && { id: live.factsRevisionId, hash: live.factsHash };
}

/**
 * Publishes the approved text with the approved facts; where the facts are new, every other live edition of the work again
 * with them, in the same transaction. The database refuses each version that lacks an approval.
 */
export async function publishParts(tx: Tx, viewer: Viewer, { row }: Loaded): Promise<ToPress> {
  const { submittedRevisionId, work } = row;
  if (!submittedRevisionId || !work.submittedFactsId) throw new Refusal("wrongStatus");
  const facts = await tx.factsRevision.findUniqueOrThrow({
    where: { id: work.submittedFactsId },
    select: { id: true, hash: true, canonical: true },
  });
  const others = await tx.publication.findMany({
    where: {
      workId: work.id,
      live: { isNot: null },
      editionId: { not: row.id },
      factsRevisionId: { not: facts.id },
    },
    select: { editionId: true, textRevisionId: true },
  });
  const all = [{ editionId: row.id, textRevisionId: submittedRevisionId }, ...others];
  const published: Record<string, number> = {};
  for (const edition of all)
    published[edition.editionId] = await publishVersion(tx, viewer, { ...edition, facts });
  for (const { editionId } of others) await record(tx, viewer, { action: "reissue", editionId });
  return sendPress(tx, work.id, published);
}

type Version = {
  editionId: string;
  textRevisionId: string;
  facts: Cut & { canonical: string };
};

/** Answers the version's number. */
async function publishVersion(
  tx: Tx,
  viewer: Viewer,
  { editionId, textRevisionId, facts }: Version,
): Promise<number> {
  const text = await tx.textRevision.findUniqueOrThrow({
    where: { id: textRevisionId },
    select: {
      id: true,
      hash: true,
      canonical: true,
      edition: { select: { lang: true, workId: true } },
    },
  });
  const { v: _, ...words } = JSON.parse(text.canonical);
  const { v: __, ...shown } = JSON.parse(facts.canonical);
  const version = 1 + (await tx.publication.count({ where: { editionId } }));
  const lang = languageOf(text.edition.lang);
  const publication = await tx.publication.create({
    data: {
      workId: text.edition.workId,
      editionId,
      lang,
      version,
      path: words.path,
      versionPath: versionPath(lang, text.hash, version),
      textRevisionId: text.id,
      textHash: text.hash,
      factsRevisionId: facts.id,
      factsHash: facts.hash,
      publishedById: viewer.id,
    },
    select: { id: true },
  });
  await tx.document.create({
    data: { publicationId: publication.id, projection: { ...words, facts: shown } },
  });
  return version;
}

type Revisions = { textRevisionId: string; factsRevisionId: string | null };

/** Puts a revision's words, citations and, where they are named, facts back into the working copy. */
export async function bringBack(
  tx: Tx,
  { row }: Loaded,
  { textRevisionId, factsRevisionId }: Revisions,
): Promise<void> {
  const revision = await tx.textRevision.findUniqueOrThrow({
    where: { id: textRevisionId },
    select: { canonical: true, citations: true },
  });
  const { headline, standfirst, byline, body, method } = JSON.parse(revision.canonical);
  await tx.citation.deleteMany({ where: { editionId: row.id } });
  await tx.citation.createMany({
    data: citations
      .parse(revision.citations)
      .map((citation, position) => ({ ...citation, position, editionId: row.id })),
  });
  await tx.edition.update({
    where: { id: row.id },
    data: {
      headline,
      standfirst,
      byline: byline ?? "",
      body: body ?? emptyBody,
      method: method ?? emptyBody,
    },
    select: { id: true },
  });
  if (factsRevisionId) await bringBackFacts(tx, row.workId, factsRevisionId);
}

async function bringBackFacts(tx: Tx, workId: string, factsRevisionId: string) {
  const { canonical } = await tx.factsRevision.findUniqueOrThrow({
    where: { id: factsRevisionId },
    select: { canonical: true },
  });
  await tx.work.update({
    where: { id: workId },
    data: {
      facts: typedFrom(JSON.parse(canonical)),
      factsVersion: { increment: 1 },
    },
    select: { id: true },
  });
}

/** Everyone who wrote any of these revisions. */
export async function writersOf(tx: Tx, revisionIds: string[]): Promise<string[]> {
  const rows = await tx.contributor.findMany({
    where: {
      OR: [{ textRevisionId: { in: revisionIds } }, { factsRevisionId: { in: revisionIds } }],
    },
    select: { userId: true },
  });
  return [...new Set(rows.map(({ userId }) => userId))];
}

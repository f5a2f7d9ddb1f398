import type { Viewer } from "@/server/auth/viewer";
import { readDate } from "@/server/dates/read-date";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { Projection, PublishedVersion, Text } from "@/server/public/projection";
import { joined } from "@/server/publications/rules";
import { namesIn } from "@/server/reviews/queries";
import { compare } from "@/server/reviews/rules";
import { typedIn, writersOf } from "@/server/revisions/commands";
import { factsOf, textOf } from "@/server/revisions/queries";
import { type EditionRow, namesOf, readableEdition } from "@/server/works/queries";
import { seal, versionPath } from "@/server/works/rules";
import type { TypedFacts } from "@/server/works/schema";
import type { Revision } from "./schema";

const longestList = 100;

/**
 * What was kept of the edition, the newest first, a hundred at most: texts with the facts beside them, and facts alone where no
 * text of this edition was kept with them. Refuses `notFound`.
 */
export async function revisionsForDesk(db: Db, viewer: Viewer, editionId: string) {
  const { row } = await readableEdition(db, viewer, editionId);
  const select = { id: true, number: true, createdAt: true, createdById: true } as const;
  const newest = { orderBy: { number: "desc" }, take: longestList, select } as const;
  const texts = await db.textRevision.findMany({ where: { editionId }, ...newest });
  const facts = await db.factsRevision.findMany({
    where: { workId: row.workId, beside: { none: { editionId } } },
    ...newest,
  });
  const versions = await db.publication.findMany({
    where: { editionId },
    orderBy: { version: "asc" },
    select: { textRevisionId: true, factsRevisionId: true, version: true },
  });
  const lines = [
    ...texts.map((line) => ({ ...line, kind: "text" as const })),
    ...facts.map((line) => ({ ...line, kind: "facts" as const })),
  ];
  const people = await namesOf(
    db,
    lines.map(({ createdById }) => createdById),
  );
  return lines
    .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
    .slice(0, longestList)
    .map(({ createdById, ...line }) => ({
      ...line,
      by: people.get(createdById) ?? "",
      publishedAs:
        versions.findLast(({ textRevisionId, factsRevisionId }) =>
          [textRevisionId, factsRevisionId].includes(line.id),
        )?.version ?? null,
    }));
}

export type RevisionLine = Awaited<ReturnType<typeof revisionsForDesk>>[number];

/** One revision as it would be read, beside what differs from the working copy: "added" is what it would bring. Refuses `notFound`. */
export async function revisionForDesk(db: Db, viewer: Viewer, { editionId, revisionId }: Revision) {
  return db.$transaction(async (tx) => {
    const { row } = await readableEdition(tx, viewer, editionId);
    const { text, facts, cut } = await revisionOf(tx, row, revisionId);
    const cutIds = [text, facts].flatMap((one) => (one ? [one.id] : []));
    const writerIds = await writersOf(tx, cutIds);
    const people = await namesOf(tx, [cut.createdById, ...writerIds]);
    const nowText = await textOf(tx, row);
    const nowFacts = await factsOf(tx, row.work);
    const now = joined(nowText, nowFacts);
    const then = joined(
      text ? textIn(text, nowText) : nowText,
      facts ? JSON.parse(facts.canonical) : nowFacts,
    );
    const names = await namesIn(tx, viewer, [now, then]);
    const rows = compare(now, then, names).filter(({ field }) => field !== "address");
    const published = await tx.publication.count({ where: { editionId } });
    return {
      id: revisionId,
      kind: text ? ("text" as const) : ("facts" as const),
      number: cut.number,
      by: people.get(cut.createdById) ?? "",
      writers: writerIds.map((id) => people.get(id) ?? ""),
      createdAt: cut.createdAt,
      asVersion: versionOf(row, then, { number: published + 1, at: cut.createdAt }),
      rows,
      notes: then.notes,
      unread: facts && unreadIn(await typedIn(tx, facts.id)),
      isSame: rows.every((row) => !row.isChanged && !row.isRestyled && !row.isOther),
    };
  });
}

/** What publishing it now would make. */
function versionOf(
  { id: editionId, workId }: EditionRow,
  projection: Projection,
  { number: version, at }: { number: number; at: Date },
): PublishedVersion {
  const { facts: _, ...text } = projection;
  const { hash: textHash } = seal(text);
  const made = { workId, editionId, projection, version, textHash };
  const address = versionPath(projection.lang, textHash, version);
  return { ...made, publishedAt: at, firstPublishedAt: at, versionPath: address };
}

/** A date as it was typed that nobody could read: readers would see none, and it comes back all the same. */
function unreadIn(facts: TypedFacts): string | null {
  return facts.kind === "event" && "problem" in readDate(facts.typed) ? facts.typed : null;
}

/** A revision's words, at the address the work has now: an address is never brought back. */
function textIn({ canonical }: { canonical: string }, { path }: Text): Text {
  return { ...JSON.parse(canonical), path };
}

const cutFields = {
  id: true,
  number: true,
  hash: true,
  canonical: true,
  createdAt: true,
  createdById: true,
} as const;

function findFacts(db: Db | Tx, workId: string, id: string) {
  return db.factsRevision.findFirst({ where: { id, workId }, select: cutFields });
}

export type FactsCut = NonNullable<Awaited<ReturnType<typeof findFacts>>>;

/** The text a revision's id names with the facts beside it, or facts alone. Refuses `notFound`. */
export async function revisionOf(db: Db | Tx, row: EditionRow, revisionId: string) {
  const text = await db.textRevision.findFirst({
    where: { id: revisionId, editionId: row.id },
    select: { ...cutFields, factsRevisionId: true },
  });
  const factsId = text ? text.factsRevisionId : revisionId;
  const facts = factsId === null ? null : await findFacts(db, row.workId, factsId);
  const cut = text ?? facts;
  if (!cut) throw new Refusal("notFound");
  return { text, facts, cut };
}

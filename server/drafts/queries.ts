import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { namesOf, readableEdition } from "@/server/works/queries";

/** The edition's text revisions, the newest first, a hundred at most. Refuses `notFound`. */
export async function revisionsForDesk(db: Db, viewer: Viewer, editionId: string) {
  await readableEdition(db, viewer, editionId);
  const rows = await db.textRevision.findMany({
    where: { editionId },
    orderBy: { number: "desc" },
    take: 100,
    select: { id: true, number: true, createdAt: true, createdById: true },
  });
  const versions = await db.publication.findMany({
    where: { editionId },
    orderBy: { version: "asc" },
    select: { textRevisionId: true, version: true },
  });
  const people = await namesOf(
    db,
    rows.map(({ createdById }) => createdById),
  );
  return rows.map(({ createdById, ...row }) => ({
    ...row,
    by: people.get(createdById) ?? "",
    publishedAs:
      versions.findLast(({ textRevisionId }) => textRevisionId === row.id)?.version ?? null,
  }));
}

export type RevisionLine = Awaited<ReturnType<typeof revisionsForDesk>>[number];

import type { Viewer } from "@/server/auth/viewer";
import { type Db, literally } from "@/server/db";
import { Refusal } from "@/server/errors";
import { mayWriteIn } from "@/server/works/policy";
import type { SearchSources } from "./schema";

/** A source with what readers get beside it. */
export const withCapture = {
  include: { capture: { select: { hash: true, ending: true, takenAt: true } } },
} as const;

const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

const fields = {
  id: true,
  kind: true,
  title: true,
  publisher: true,
  author: true,
  lang: true,
  url: true,
  publishedOn: true,
  accessedOn: true,
  note: true,
  restrictedAt: true,
  publicWording: true,
  version: true,
} as const;

/** The tracker's sources whose title, publisher or address holds the words, the latest first; 50 at most. Refuses `notFound`. */
export async function sourcesOf(db: Db, viewer: Viewer, { trackerId, search }: SearchSources) {
  if (!mayWriteIn(viewer, trackerId)) throw new Refusal("notFound");
  const contains = { contains: literally(search), mode: "insensitive" } as const;
  const rows = await db.source.findMany({
    where: { trackerId, OR: [{ title: contains }, { publisher: contains }, { url: contains }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
    select: fields,
  });
  return rows.map(forDesk);
}

/** One source with all its fields. Refuses `notFound`. */
export async function sourceForDesk(db: Db, viewer: Viewer, id: string) {
  const row = await db.source.findUnique({ where: { id }, select: { ...fields, trackerId: true } });
  if (!row || !mayWriteIn(viewer, row.trackerId)) throw new Refusal("notFound");
  const { trackerId: _, ...source } = row;
  return forDesk(source);
}

type Dated = { restrictedAt: Date | null; publishedOn: Date | null; accessedOn: Date | null };

function forDesk<Row extends Dated>({ restrictedAt, publishedOn, accessedOn, ...source }: Row) {
  return {
    ...source,
    publishedOn: day(publishedOn),
    accessedOn: day(accessedOn),
    isRestricted: restrictedAt !== null,
  };
}

export type SourceForDesk = Awaited<ReturnType<typeof sourcesOf>>[number];

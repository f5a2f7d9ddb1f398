import type { Language, Measures, PublishedMeasure, ShownMeasures, WorkLink } from "./projection";
import { entityAddresses, type Reader } from "./queries";

/** The measures of an entity and those about it: the newest period first, those entered together as they were entered. */
export async function measuresOf(
  reader: Reader,
  { lang, entityId }: { lang: Language; entityId: string },
): Promise<Measures> {
  const { rows } = await reader.query<PublishedMeasure>(
    `SELECT m."measure", m."of", m."about", l."path" FROM "published"."Measure" m
     JOIN LATERAL (SELECT "path" FROM "published"."LiveEdition" l WHERE l."workId" = m."workId"
       ORDER BY (l."lang" = $1) DESC, l."lang" LIMIT 1) l ON true
     WHERE m."ofId" = $2 OR m."aboutId" = $2
     ORDER BY coalesce(m."measure" #>> '{period,latest}', m."measure" #>> '{asOf,latest}', '9999') DESC, m."workId", m."place"`,
    [lang, entityId],
  );
  return { lines: rows, pages: await pagesOf(reader, lang, rows) };
}

/** The live measures of each of these works, as they were entered, with what its entry is called; in the language or else in the one it has. */
export async function measuresShown(
  reader: Reader,
  { lang, workIds }: { lang: Language; workIds: string[] },
): Promise<Record<string, ShownMeasures>> {
  if (workIds.length === 0) return {};
  const { rows: entries } = await reader.query<Entry>(
    `SELECT DISTINCT ON (l."workId") l."workId", l."path", l."lang", l."publishedAt", d."projection" ->> 'headline' AS "headline"
     FROM "published"."LiveEdition" l JOIN "published"."Document" d ON d."publicationId" = l."publicationId"
     WHERE l."workId" = ANY ($2::uuid[]) AND l."kind" = 'measure' ORDER BY l."workId", (l."lang" = $1) DESC, l."lang"`,
    [lang, workIds],
  );
  const { rows } = await reader.query<Omit<PublishedMeasure, "path"> & { workId: string }>(
    `SELECT "workId", "measure", "of", "about" FROM "published"."Measure" WHERE "workId" = ANY ($1::uuid[]) ORDER BY "place"`,
    [workIds],
  );
  const pages = await pagesOf(reader, lang, rows);
  return Object.fromEntries(
    entries.map(({ workId, ...entry }) => {
      const own = rows.filter((row) => row.workId === workId);
      const lines = own.map(({ workId: _, ...line }) => ({ ...line, path: entry.path }));
      return [workId, { ...entry, lines, pages }];
    }),
  );
}

type Entry = WorkLink & { workId: string; publishedAt: Date };

/** The live pages of those the lines name, by id. */
function pagesOf(reader: Reader, lang: Language, lines: readonly Omit<PublishedMeasure, "path">[]) {
  const ids = lines.flatMap(({ of, about }) => [of.id, about?.id ?? []].flat());
  return entityAddresses(reader, { lang, entityIds: [...new Set(ids)] });
}

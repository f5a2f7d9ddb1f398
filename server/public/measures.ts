import type { Language, Measures, PublishedMeasure } from "./projection";
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
  const ids = rows.flatMap(({ of, about }) => [of.id, about?.id ?? []].flat());
  return {
    lines: rows,
    pages: await entityAddresses(reader, { lang, entityIds: [...new Set(ids)] }),
  };
}

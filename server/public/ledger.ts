import type { TreatyTerms } from "@/server/ledger/act";
import type { Language, Ledger, LedgerAct, Participant } from "./projection";
import { entityAddresses, type Reader } from "./queries";

/** Of one party, treaty or body, or of every pair a tracker shows an act of. */
type Asked = { lang: Language } & ({ entityId: string } | { trackerId: string });

/** What the ledger has: acts by the day they can have been done first, those of the same day by id. */
export async function ledgerOf(reader: Reader, asked: Asked): Promise<Ledger> {
  const { lang } = asked;
  const { ofIds, leftOut } = await columnsOf(reader, asked);
  const acts = sharing(await actsOf(reader, asked, ofIds));
  const ids = [...new Set(acts.flatMap(({ state, of }) => [state.id, of.id]))];
  return {
    acts,
    leftOut,
    terms: await termsOf(reader, ids),
    pages: await entityAddresses(reader, { lang, entityIds: ids }),
  };
}

/** The same acts, those they name held once: a register's thousands of acts name a few hundred. */
function sharing(acts: LedgerAct[]): LedgerAct[] {
  const held = new Map<string, Participant>();
  const once = (one: Participant) => {
    const key = JSON.stringify(one);
    const known = held.get(key) ?? one;
    held.set(key, known);
    return known;
  };
  return acts.map(({ state, of, ...line }) => ({ ...line, state: once(state), of: once(of) }));
}

/** A tracker's matrix of more treaties and bodies than these is nothing anyone can read. */
const mostColumns = 40;

/** Of a tracker with too many treaties and bodies those alone that have a page of their own; how many are left out. */
async function columnsOf(reader: Reader, asked: Asked) {
  if ("entityId" in asked) return { ofIds: null, leftOut: 0 };
  const { lang, trackerId } = asked;
  const { rows } = await reader.query<{ id: string }>(
    `SELECT DISTINCT "ofId" AS id FROM "published"."Act" WHERE "trackerIds" @> ARRAY[$1::uuid] ORDER BY 1`,
    [trackerId],
  );
  const all = rows.map(({ id }) => id);
  if (all.length <= mostColumns) return { ofIds: null, leftOut: 0 };
  const pages = await entityAddresses(reader, { lang, entityIds: all });
  const ofIds = all.filter((id) => pages[id]).slice(0, mostColumns);
  return { ofIds, leftOut: all.length - ofIds.length };
}

async function actsOf(reader: Reader, asked: Asked, ofIds: string[] | null): Promise<LedgerAct[]> {
  const { lang } = asked;
  const [id, whose] = "entityId" in asked ? [asked.entityId, ofOne] : [asked.trackerId, ofTracker];
  const { rows } = await reader.query<LedgerAct>(
    `WITH replaced AS MATERIALIZED (SELECT DISTINCT ON (1) b."act" ->> 'supersedesId' AS "id", l."path"
       FROM "published"."Act" b JOIN "published"."LiveEdition" l ON l."workId" = b."workId"
       WHERE b."act" ->> 'supersedesId' IS NOT NULL ORDER BY 1, (l."lang" = $1) DESC, l."lang")
     SELECT a."act", a."state", a."of", a."isOfRegister", l."path", r."path" AS "replacedAt" FROM "published"."Act" a
     LEFT JOIN replaced r ON r."id" = a."id"::text
     JOIN LATERAL (SELECT "path" FROM "published"."LiveEdition" l WHERE l."workId" = a."workId"
       ORDER BY (l."lang" = $1) DESC, l."lang" LIMIT 1) l ON true
     WHERE ${whose} AND ($3::uuid[] IS NULL OR a."ofId" = ANY ($3::uuid[]))
     ORDER BY coalesce(a."act" #>> '{actedOn,earliest}', a."act" #>> '{effectiveOn,earliest}', ''), a."id"`,
    [lang, id, ofIds],
  );
  return rows;
}

const ofOne = `(a."stateId" = $2 OR a."ofId" = $2)`;
// Who is bound is decided by all acts of a pair, whichever tracker recorded them.
const ofTracker = `(a."stateId", a."ofId") IN (
  SELECT "stateId", "ofId" FROM "published"."Act" WHERE "trackerIds" @> ARRAY[$2::uuid])`;

/** Whose standing the acts of this work bear on, and that of the acts they take the place of: the parties, treaties and bodies, and the trackers whose matrices show any act of such a pair. */
export async function countedBy(reader: Reader, workId: string) {
  const { rows } = await reader.query<{ stateId: string; ofId: string; trackerIds: string[] }>(
    `WITH pair AS (SELECT a."stateId", a."ofId" FROM "published"."Act" a WHERE a."workId" = $1
       UNION SELECT old."stateId", old."ofId" FROM "published"."Act" a
         JOIN "published"."Act" old ON old."id" = (a."act" ->> 'supersedesId')::uuid WHERE a."workId" = $1)
     SELECT pair.*, array_agg(DISTINCT t.id) AS "trackerIds" FROM pair
     JOIN "published"."Act" a USING ("stateId", "ofId"), unnest(a."trackerIds") t(id) GROUP BY 1, 2`,
    [workId],
  );
  return {
    entityIds: [...new Set(rows.flatMap(({ stateId, ofId }) => [stateId, ofId]))],
    trackerIds: [...new Set(rows.flatMap(({ trackerIds }) => trackerIds))],
  };
}

/** What the live pages of these treaties say of who is bound, by id. */
async function termsOf(reader: Reader, ids: string[]): Promise<Record<string, TreatyTerms>> {
  const { rows } = await reader.query<{ id: string; terms: TreatyTerms }>(
    `SELECT DISTINCT ON (1) d."projection" #>> '{facts,entity,id}' AS "id", d."projection" #> '{facts,terms}' AS "terms"
     FROM "published"."LiveEdition" l JOIN "published"."Document" d ON d."publicationId" = l."publicationId"
     WHERE l."kind" = 'entity' AND l."namedIds" && $1::uuid[] AND jsonb_typeof(d."projection" #> '{facts,terms}') = 'object'`,
    [ids],
  );
  return Object.fromEntries(rows.map(({ id, terms }) => [id, terms]));
}

/**
 * The works whose pages say what the ledger's acts make of somebody today: of parties, treaties, bodies, and trackers. With an
 * entity, those alone whose acts name it.
 */
export async function ledgerWorks(reader: Reader, entityId: string | null): Promise<string[]> {
  const { rows } = await reader.query<{ workId: string }>(
    `WITH a AS MATERIALIZED (SELECT "stateId", "ofId", "trackerIds" FROM "published"."Act"
       WHERE $1::uuid IS NULL OR "stateId" = $1 OR "ofId" = $1),
     named AS MATERIALIZED (SELECT "stateId" AS id FROM a UNION SELECT "ofId" FROM a),
     shown AS MATERIALIZED (SELECT DISTINCT unnest("trackerIds") AS id FROM a)
     SELECT DISTINCT l."workId" FROM "published"."LiveEdition" l
     WHERE (l."kind" = 'entity' AND l."namedIds" && ARRAY(SELECT id FROM named))
       OR (l."kind" = 'page' AND l."trackerIds"[1] IN (SELECT id FROM shown))`,
    [entityId],
  );
  return rows.map(({ workId }) => workId);
}

import { createHash } from "node:crypto";
import type { Viewer } from "@/server/auth/viewer";
import { claimsOfArticle, claimsOfEvent, type Named } from "@/server/claims/rules";
import type { Db, Tx } from "@/server/db";
import { entitiesIn, termsOf } from "@/server/entities/queries";
import { standsIn } from "@/server/entities/rules";
import { Refusal } from "@/server/errors";
import { actWords } from "@/server/ledger/act-words";
import { statusOn } from "@/server/ledger/status";
import type { ArticleProjection, Projection, RecordedAct } from "@/server/public/projection";
import { joined } from "@/server/publications/rules";
import { factsOf, textOf } from "@/server/revisions/queries";
import { plainText } from "@/server/text/plain";
import { type EditionRow, namesOf, readableEdition } from "@/server/works/queries";
import {
  actsTwice,
  againstLedger,
  type Contradiction,
  type HeadlinePair,
  headlineAgainst,
  outOfOrder,
} from "./rules";
import type { OneContradiction } from "./schema";

/** Two sides in words, and how it was closed where a person did. `key` stays while both sides say the same. */
export type FoundContradiction = Pick<Contradiction, "kind" | "place"> & {
  key: string;
  /** What the work says: its words, verbatim, or its act in a line. */
  said: string;
  recorded: string[];
  /** Acts that fit what was said, should it be them that were meant. */
  perhaps: string[];
  closed: { by: string; at: Date; reason: string } | null;
};

/** What the working copy of an edition says against the ledger. Refuses `notFound`. */
export function contradictionsForDesk(db: Db, viewer: Viewer, editionId: string) {
  return db.$transaction(async (tx) => {
    const { row } = await readableEdition(tx, viewer, editionId);
    return contradictionsOf(tx, viewer, row);
  });
}

/** Refuses `contradictionOpen` while the working copy says anything against the ledger that nobody closed. */
export async function assertNoneOpen(tx: Tx, viewer: Viewer, row: EditionRow) {
  const found = await contradictionsOf(tx, viewer, row);
  if (found.some(({ closed }) => closed === null)) throw new Refusal("contradictionOpen");
}

/** One that is open or closed now. Refuses `contradictionGone`. */
export async function oneContradiction(
  tx: Tx,
  viewer: Viewer,
  { editionId, key }: OneContradiction,
) {
  const { row } = await readableEdition(tx, viewer, editionId);
  const found = await contradictionsOf(tx, viewer, row);
  const one = found.find((contradiction) => contradiction.key === key);
  if (!one) throw new Refusal("contradictionGone");
  return one;
}

/** Every contradiction of a working copy, the open and the closed ones. */
export async function contradictionsOf(
  tx: Tx,
  viewer: Viewer,
  row: EditionRow,
): Promise<FoundContradiction[]> {
  const projection = joined(await textOf(tx, row), await factsOf(tx, row.work));
  const { found, nameOf } = await findIn(tx, viewer, projection);
  if (found.length === 0) return [];
  const closed = await tx.closedContradiction.findMany({
    where: { editionId: row.id, reopenedAt: null },
    select: { key: true, reason: true, closedAt: true, closedById: true },
  });
  const people = await namesOf(
    tx,
    closed.map(({ closedById }) => closedById),
  );
  return found.map(({ kind, place, said, acts, perhaps }) => {
    const key = keyOf({ kind, said, acts });
    const by = closed.find((one) => one.key === key);
    const own = projection.kind === "act" && projection.facts.acts.find(({ id }) => id === said);
    return {
      key,
      kind,
      place,
      said: own ? actWords(own, nameOf) : said,
      recorded: acts.map((act) => actWords(act, nameOf)),
      perhaps: perhaps.map((act) => actWords(act, nameOf)),
      closed: by
        ? { by: people.get(by.closedById) ?? "", at: by.closedAt, reason: by.reason }
        : null,
    };
  });
}

/** Where a paragraph moves to changes nothing about what it says. */
function keyOf({ kind, said, acts }: Pick<Contradiction, "kind" | "said" | "acts">): string {
  const sides = JSON.stringify([kind, said, acts]);
  return createHash("sha256").update(sides, "utf8").digest("hex");
}

type Found = { found: Contradiction[]; nameOf: (id: string) => string };

async function findIn(tx: Tx, viewer: Viewer, projection: Projection): Promise<Found> {
  switch (projection.kind) {
    case "event": {
      const claims = claimsOfEvent(projection);
      const ledger = await ledgerOf(
        tx,
        claims.flatMap(({ ofIds }) => ofIds),
      );
      return { found: againstLedger(claims, ledger.acts), nameOf: ledger.nameOf };
    }
    case "article":
      return findInArticle(tx, viewer, projection);
    case "act": {
      const { acts, named } = projection.facts;
      const ledger = await ledgerOf(
        tx,
        acts.map(({ ofId }) => ofId),
      );
      const names = new Map(named.map(({ id, names }) => [id, names.en ?? ""]));
      return {
        found: [...actsTwice(acts, ledger.acts), ...outOfOrder(acts, ledger.acts)],
        nameOf: (id) => names.get(id) ?? ledger.nameOf(id),
      };
    }
    case "page":
    case "entity":
      return { found: [], nameOf: () => "" };
  }
}

async function findInArticle(tx: Tx, viewer: Viewer, article: ArticleProjection): Promise<Found> {
  const { headline, body } = article;
  const named = await entitiesIn(tx, viewer, `${headline}\n${plainText(body)}`);
  const claims = claimsOfArticle(article, named);
  const inHeadline = named.filter(({ words }) => words.some((name) => standsIn(headline, name)));
  const ids = [...claims.flatMap(({ ofIds }) => ofIds), ...inHeadline.map(({ id }) => id)];
  const ledger = await ledgerOf(tx, ids);
  const pairs = await pairsIn(tx, { inHeadline, acts: ledger.acts, on: article.facts.datedOn });
  return {
    found: [...headlineAgainst(headline, pairs), ...againstLedger(claims, ledger.acts)],
    nameOf: ledger.nameOf,
  };
}

type OnDay = { inHeadline: readonly Named[]; acts: readonly RecordedAct[]; on: string | null };

/** What each party a headline names was, on the article's day, under each treaty and in each body it names. */
async function pairsIn(tx: Tx, { inHeadline, acts, on }: OnDay): Promise<HeadlinePair[]> {
  if (on === null) return [];
  const pairs: HeadlinePair[] = [];
  for (const { id: ofId } of inHeadline.filter(
    ({ kind }) => kind === "treaty" || kind === "body",
  )) {
    const terms = await termsOf(tx, ofId);
    for (const { id: stateId } of inHeadline.filter(({ kind }) => kind === "state")) {
      const { status, deciding } = statusOn(acts, { stateId, ofId, terms, on });
      pairs.push({ stateId, ofId, status, acts: acts.filter(({ id }) => deciding.includes(id)) });
    }
  }
  return pairs;
}

/** The acts in the ledger about these treaties and bodies, and what those they name are called in English. */
async function ledgerOf(tx: Tx, ofIds: readonly string[]) {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT "act", "state" #>> '{names,en}' AS "state", "of" #>> '{names,en}' AS "of"
    FROM "published"."Act" WHERE "ofId" = ANY (${[...new Set(ofIds)]}::uuid[]) ORDER BY "id"`;
  const names = new Map<string, string>();
  for (const { act, state, of } of rows) {
    names.set(act.stateId, state ?? "");
    names.set(act.ofId, of ?? "");
  }
  return { acts: rows.map(({ act }) => act), nameOf: (id: string) => names.get(id) ?? "" };
}

type Row = { act: RecordedAct; state: string | null; of: string | null };

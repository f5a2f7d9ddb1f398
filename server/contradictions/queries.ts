import { createHash } from "node:crypto";
import type { Viewer } from "@/server/auth/viewer";
import {
  claimsOfArticle,
  claimsOfEvent,
  type Named,
  numbersOfArticle,
} from "@/server/claims/rules";
import type { Db, Tx } from "@/server/db";
import { entitiesIn, termsOf } from "@/server/entities/queries";
import { standsIn, withheldName } from "@/server/entities/rules";
import { Refusal } from "@/server/errors";
import { noTerms } from "@/server/ledger/act";
import { actWords } from "@/server/ledger/act-words";
import { measureWords } from "@/server/ledger/measure-words";
import { statusOn } from "@/server/ledger/status";
import type {
  ArticleProjection,
  Participant,
  Projection,
  RecordedAct,
  RecordedMeasure,
} from "@/server/public/projection";
import { joined } from "@/server/publications/rules";
import { factsOf, textOf } from "@/server/revisions/queries";
import { plainText } from "@/server/text/plain";
import { type EditionRow, namesOf, readableEdition } from "@/server/works/queries";
import {
  actsTwice,
  againstLedger,
  againstMeasures,
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
  closed: { by: string; at: Date; reason: string; isTold: boolean } | null;
};

/** What the working copy of an edition says against the ledger and the measures. Refuses `notFound`. */
export function contradictionsForDesk(db: Db, viewer: Viewer, editionId: string) {
  return db.$transaction(async (tx) => {
    const { row } = await readableEdition(tx, viewer, editionId);
    return contradictionsOf(tx, viewer, row);
  });
}

/** Refuses `contradictionOpen` while the working copy says anything against the ledger or a measure that nobody closed. */
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
    select: { key: true, reason: true, isTold: true, closedAt: true, closedById: true },
  });
  const people = await namesOf(
    tx,
    closed.map(({ closedById }) => closedById),
  );
  return found.map(({ kind, place, said, acts, perhaps, measures }) => {
    const key = keyOf({ kind, said, acts, measures });
    const by = closed.find((one) => one.key === key);
    const own = projection.kind === "act" && projection.facts.acts.find(({ id }) => id === said);
    return {
      key,
      kind,
      place,
      said: own ? actWords(own, nameOf) : said,
      recorded: [
        ...acts.map((act) => actWords(act, nameOf)),
        ...(measures ?? []).map((measure) => measureWords(measure, nameOf)),
      ],
      perhaps: perhaps.map((act) => actWords(act, nameOf)),
      closed: by
        ? {
            by: people.get(by.closedById) ?? "",
            at: by.closedAt,
            reason: by.reason,
            isTold: by.isTold,
          }
        : null,
    };
  });
}

/** Where a paragraph moves to changes nothing about what it says. */
function keyOf({ kind, said, acts, measures }: Omit<Contradiction, "place" | "perhaps">): string {
  const sides = JSON.stringify([kind, said, measures ?? acts]);
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
      const names = new Map(named.map(({ id, names }) => [id, names.en ?? withheldName]));
      return {
        found: [...actsTwice(acts, ledger.acts), ...outOfOrder(acts, ledger.acts)],
        nameOf: (id) => names.get(id) ?? ledger.nameOf(id),
      };
    }
    case "measure":
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
  const counted = await measuresOf(tx, named);
  return {
    found: [
      ...headlineAgainst(headline, pairs),
      ...againstLedger(claims, ledger.acts),
      ...againstMeasures(numbersOfArticle(article, named), counted.measured),
    ],
    nameOf: (id) => counted.nameOf(id) || ledger.nameOf(id),
  };
}

type OnDay = { inHeadline: readonly Named[]; acts: readonly RecordedAct[]; on: string | null };

/** What each party a headline names was, on the article's day, under each treaty and in each body it names. */
async function pairsIn(tx: Tx, { inHeadline, acts, on }: OnDay): Promise<HeadlinePair[]> {
  if (on === null) return [];
  const treaties = inHeadline.filter(({ kind }) => kind === "treaty" || kind === "body");
  const states = inHeadline.filter(({ kind }) => kind === "state");
  const known = await termsOf(
    tx,
    treaties.map(({ id }) => id),
  );
  return treaties.flatMap(({ id: ofId }) =>
    states.map(({ id: stateId }) => {
      const terms = known.get(ofId) ?? noTerms;
      const { status, deciding } = statusOn(acts, { stateId, ofId, terms, on });
      return { stateId, ofId, status, acts: acts.filter(({ id }) => deciding.includes(id)) };
    }),
  );
}

/** The acts that count in the ledger about these treaties and bodies, and what readers have as the English names of those they name. */
async function ledgerOf(tx: Tx, ofIds: readonly string[]) {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT "act", "state" #>> '{names,en}' AS "state", "of" #>> '{names,en}' AS "of"
    FROM "published"."Act" a WHERE "ofId" = ANY (${[...new Set(ofIds)]}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM "published"."Act" b WHERE b."act" ->> 'supersedesId' = a."id"::text) ORDER BY "id"`;
  const names = new Map<string, string>();
  for (const { act, state, of } of rows) {
    names.set(act.stateId, state ?? withheldName);
    names.set(act.ofId, of ?? withheldName);
  }
  return { acts: rows.map(({ act }) => act), nameOf: (id: string) => names.get(id) ?? "" };
}

type Row = { act: RecordedAct; state: string | null; of: string | null };

/** What the bodies, organisations and states among those named counted, as it is published. */
async function measuresOf(tx: Tx, named: readonly Named[]) {
  const rows = await tx.$queryRaw<MeasureRow[]>`
    SELECT "measure", "of", "about" FROM "published"."Measure"
    WHERE "ofId" = ANY (${named.map(({ id }) => id)}::uuid[]) ORDER BY "workId", "place"`;
  const all = rows.flatMap(({ of, about }) => [of, about ?? []].flat());
  const names = new Map(all.map(({ id, names }) => [id, names.en ?? withheldName]));
  return {
    measured: rows.map(({ measure, about }) => ({ measure, aboutKind: about?.kind ?? null })),
    nameOf: (id: string) => names.get(id) ?? "",
  };
}

type MeasureRow = { measure: RecordedMeasure; of: Participant; about: Participant | null };

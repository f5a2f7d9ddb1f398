import type { Claim, NumberClaim } from "@/server/claims/rules";
import { dateWords } from "@/server/dates/date-words";
import type { VagueDate } from "@/server/dates/vague-date";
import type { ActType } from "@/server/ledger/act";
import type { Status } from "@/server/ledger/status";
import type { EntityKind, RecordedAct, RecordedMeasure } from "@/server/public/projection";
import { actsTold, standingTold } from "@/server/reading/acts-told";
import { stemsIn } from "@/server/reading/numbers-told";

export const contradictionKinds = ["date", "twoActs", "order", "status", "measure"] as const;
export type ContradictionKind = (typeof contradictionKinds)[number];

/** Two sides that cannot both be right, or that a reader should see beside each other. */
export type Contradiction = {
  kind: ContradictionKind;
  place: Claim["place"];
  /** What the work says, verbatim, its date beside it where that is one of the facts; or its act by id. */
  said: string;
  /** The acts on the other side, by id. */
  acts: readonly RecordedAct[];
  /** Acts that fit what was said, should it be them that were meant. */
  perhaps: readonly RecordedAct[];
  /** The measures on the other side, where what is said is a number. */
  measures?: readonly RecordedMeasure[];
};

/** The acts that count: none that another one has taken the place of. */
export function counting(acts: readonly RecordedAct[]): RecordedAct[] {
  const replaced = new Set(acts.map(({ supersedesId }) => supersedesId));
  return acts.filter(({ id }) => !replaced.has(id));
}

/** Rule 1: a date said of an act that lies outside every date the ledger has for acts of its kind. */
export function againstLedger(
  claims: readonly Claim[],
  acts: readonly RecordedAct[],
): Contradiction[] {
  const known = counting(acts);
  return claims.flatMap((claim) => {
    const types = actsTold(claim.quote);
    const { date } = claim;
    if (!date || types.length === 0) return [];
    return pairsOf(claim, types).flatMap((isOfPair) => {
      const pair = known.filter(isOfPair);
      const same = pair.filter(({ type, actedOn }) => types.includes(type) && actedOn !== null);
      if (same.length === 0 || same.some((act) => fits(act, date))) return [];
      const perhaps = pair.filter((act) => !types.includes(act.type) && fits(act, date));
      return [
        { kind: "date" as const, place: claim.place, said: saidIn(claim), acts: same, perhaps },
      ];
    });
  });
}

const saidIn = ({ place, quote, date }: Claim) =>
  place === "facts" ? `${quote} (${dateWords(date, "en")})` : quote;

/** Which acts of the ledger are of a claim's party and treaty; whoever adopted a treaty, its adoption is one. */
function pairsOf({ stateIds, ofIds }: Claim, types: readonly ActType[]) {
  const isAdoption = types.length === 1 && types[0] === "adopted";
  return ofIds.flatMap((of) =>
    isAdoption
      ? [({ ofId }: RecordedAct) => ofId === of]
      : stateIds.map((state) => (act: RecordedAct) => act.ofId === of && act.stateId === state),
  );
}

/** Whether an act can have been done, or have taken effect, within the date. */
const fits = ({ actedOn, effectiveOn }: RecordedAct, date: VagueDate) =>
  [actedOn, effectiveOn].some((one) => one !== null && overlaps(one, date));

type Bounds = Pick<VagueDate, "earliest" | "latest">;

const overlaps = (one: Bounds, other: Bounds) =>
  (one.earliest ?? "") <= (other.latest ?? "9999") &&
  (other.earliest ?? "") <= (one.latest ?? "9999");

/** Whether one is over before the other can begin. */
const isBefore = (one: Bounds, other: Bounds) =>
  one.latest !== null && other.earliest !== null && one.latest < other.earliest;

/** Kinds of act of which a party does one, unless it left in between. */
const once: readonly (readonly ActType[])[] = [
  ["signed"],
  ["ratified", "acceded", "accepted", "approved"],
  ["joined"],
];
const leaving: readonly ActType[] = [
  "denunciation_effective",
  "denunciation_notified",
  "ceased_membership",
  "ceased_to_be_party",
  "excluded",
  "signature_withdrawn",
];
const binding: readonly ActType[] = [
  "signed",
  "ratified",
  "acceded",
  "accepted",
  "approved",
  "joined",
];

/** Rule 2: two acts that a party does once, on days that are not the same. `own` are the work's. */
export function actsTwice(own: readonly RecordedAct[], ledger: readonly RecordedAct[]) {
  const known = counting(merged(own, ledger));
  const ofPair = Map.groupBy(known, pairOf);
  return ownAmong(known, own).flatMap((act): Contradiction[] => {
    const kinds = once.find((types) => types.includes(act.type)) ?? [];
    const pair = ofPair.get(pairOf(act)) ?? [];
    const others = pair.filter(
      (other) =>
        other.id !== act.id &&
        kinds.includes(other.type) &&
        areApart(act, other) &&
        !hasLeftBetween(act, other, pair),
    );
    return others.length === 0 ? [] : [ofAct("twoActs", act, others)];
  });
}

/** The work's acts among those that count. */
function ownAmong(known: readonly RecordedAct[], own: readonly RecordedAct[]) {
  const ids = new Set(own.map(({ id }) => id));
  return known.filter(({ id }) => ids.has(id));
}

/** Rule 3: a party that left before it could have joined, or did anything about a treaty before that was adopted. */
export function outOfOrder(own: readonly RecordedAct[], ledger: readonly RecordedAct[]) {
  const known = counting(merged(own, ledger));
  const ofPair = Map.groupBy(known, pairOf);
  const adoptions = Map.groupBy(
    known.filter(({ type }) => type === "adopted"),
    ({ ofId }) => ofId,
  );
  return ownAmong(known, own).flatMap((act): Contradiction[] => {
    const others = binding.includes(act.type)
      ? (adoptions.get(act.ofId) ?? [])
      : (ofPair.get(pairOf(act)) ?? []);
    const before = others.filter((other) => mustPrecede(other, act) && isDoneBefore(act, other));
    const isLate = before.length > 0 && !hasEarlierBasis(act, others);
    return isLate ? [ofAct("order", act, before)] : [];
  });
}

function mustPrecede(other: RecordedAct, act: RecordedAct): boolean {
  if (other.ofId !== act.ofId || other.id === act.id) return false;
  if (binding.includes(act.type)) return other.type === "adopted";
  return (
    leaving.includes(act.type) &&
    other.stateId === act.stateId &&
    binding.includes(other.type) &&
    other.type !== "signed"
  );
}

/** Whoever leaves had joined, on one of perhaps several days: one that came before is enough. */
function hasEarlierBasis(act: RecordedAct, known: readonly RecordedAct[]): boolean {
  if (binding.includes(act.type)) return false;
  return known.some((other) => mustPrecede(other, act) && !isDoneBefore(act, other));
}

const isDoneBefore = (one: RecordedAct, other: RecordedAct) =>
  one.actedOn !== null && other.actedOn !== null && isBefore(one.actedOn, other.actedOn);

const pairOf = ({ stateId, ofId }: RecordedAct) => `${stateId} ${ofId}`;

const areApart = (one: RecordedAct, other: RecordedAct) =>
  one.actedOn !== null && other.actedOn !== null && !overlaps(one.actedOn, other.actedOn);

function hasLeftBetween(one: RecordedAct, other: RecordedAct, pair: readonly RecordedAct[]) {
  return pair.some(
    (act) =>
      leaving.includes(act.type) &&
      ((isDoneBefore(one, act) && isDoneBefore(act, other)) ||
        (isDoneBefore(other, act) && isDoneBefore(act, one))),
  );
}

/** The work's acts with the ledger's, each once: what is written now stands for what is published of it. */
function merged(own: readonly RecordedAct[], ledger: readonly RecordedAct[]) {
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...ledger.filter(({ id }) => !ids.has(id))];
}

const ofAct = (
  kind: ContradictionKind,
  act: RecordedAct,
  acts: readonly RecordedAct[],
): Contradiction => ({ kind, place: "facts", said: act.id, acts, perhaps: [] });

/** Whose status a headline can be about, and what it is on the article's day. */
export type HeadlinePair = {
  stateId: string;
  ofId: string;
  status: Status;
  acts: readonly RecordedAct[];
};

/** Rule 4: a headline that says a state leaves what still binds it, or is bound by what it left. */
export function headlineAgainst(headline: string, pairs: readonly HeadlinePair[]): Contradiction[] {
  const told = standingTold(headline);
  return pairs
    .filter(({ status }) => told !== null && opposite[told].includes(status))
    .map(({ acts }) => ({ kind: "status", place: "headline", said: headline, acts, perhaps: [] }));
}

const opposite: Record<"bound" | "leaving", readonly Status[]> = {
  leaving: ["party", "member", "provisional"],
  bound: ["former_party", "former_member"],
};

/** A published measure, with what kind of thing it is about. */
export type Measured = { measure: RecordedMeasure; aboutKind: EntityKind | null };

/**
 * Rule 5: a number that a sentence naming the body says of what a measure of it counts, over a time that may be the same, where no
 * such measure has that number.
 */
export function againstMeasures(
  claims: readonly NumberClaim[],
  measured: readonly Measured[],
): Contradiction[] {
  return claims.flatMap((claim): Contradiction[] => {
    const same = measured.filter((one) => counts(claim, one)).map(({ measure }) => measure);
    if (same.length === 0 || same.some((measure) => agrees(claim, measure))) return [];
    // Whoever says more of what is counted means that: "reports published" before "reports".
    const most = Math.max(...same.map(({ name }) => stemsIn(name).length));
    const measures = same.filter(({ name }) => stemsIn(name).length === most);
    const { place, quote: said } = claim;
    return [{ kind: "measure", place, said, acts: [], perhaps: [], measures }];
  });
}

function agrees({ value, bound }: NumberClaim, measure: RecordedMeasure): boolean {
  if (bound === "atLeast") return measure.value >= value;
  return bound === "atMost" ? measure.value <= value : measure.value === value;
}

function counts(claim: NumberClaim, one: Measured): boolean {
  const { measure } = one;
  return isCounted(claim, measure) && isOfSame(claim, one) && isOfTime(claim, measure);
}

/** Whether the words around a number are those of a measure, one of them where what is counted stands. */
function isCounted({ counted, around, isPercent }: NumberClaim, { name, unit }: RecordedMeasure) {
  if ((unit === "%") !== isPercent) return false;
  const words = stemsIn(name);
  const heads = [...words, ...stemsIn(unit)];
  return counted.some((stem) => heads.includes(stem)) && words.every((w) => around.includes(w));
}

/** Whether a sentence names whose the measure is, and is about the same and nobody else of its kind. */
function isOfSame({ named, about }: NumberClaim, { measure, aboutKind }: Measured): boolean {
  const { ofId, aboutId } = measure;
  if (!named.some(({ id }) => id === ofId)) return false;
  if (aboutKind !== null && aboutId)
    return (about[aboutKind] ?? []).filter((id) => id !== ofId).join() === aboutId;
  return !named.some(({ id, kind }) => kind === "state" && id !== ofId);
}

/** Whether a sentence can tell of a measure's time: one without a date can, one that tells of a part of it does not. */
function isOfTime({ dates }: NumberClaim, { period, asOf }: RecordedMeasure): boolean {
  const time = period ?? asOf;
  if (!time || dates.length === 0) return true;
  if (dates.some(({ date, isWithin }) => isWithin && isPartOf(date, time))) return false;
  return dates.some(({ date }) => overlaps(date, time));
}

function isPartOf(one: Bounds, whole: Bounds): boolean {
  const isIn =
    (one.earliest ?? "") >= (whole.earliest ?? "") &&
    (one.latest ?? "9999") <= (whole.latest ?? "9999");
  return isIn && (one.earliest !== whole.earliest || one.latest !== whole.latest);
}

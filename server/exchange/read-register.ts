import { iso31661Alpha3ToAlpha2 } from "iso-3166/1-a3-to-1-a2.js";
import { iso31663 } from "iso-3166/3.js";
import { isUnit } from "@/server/dates/calendar";
import { vagueDateFrom } from "@/server/dates/vague-date";
import { stateOf } from "@/server/entities/rules";
import {
  type ActType,
  type CeasedReason,
  noTerms,
  type TreatyAct,
  type TreatyTerms,
} from "@/server/ledger/act";

const dayColumns = [
  "stateSignature",
  "stateRat",
  "stateForce",
  "stateWithdrawal",
  "ProvisionalApp",
  "Acceptance",
  "Accession",
  "Succession",
  "End",
  "Term",
] as const;
type DayColumn = (typeof dayColumns)[number];

/** The columns that are read of the register of parties by globalgov/manytreaties; days are written `DD.MM.YYYY`. */
export const registerColumns = ["treatyID", "stateID", "Title", "Force", ...dayColumns] as const;
export type RegisterRow = Record<(typeof registerColumns)[number], string>;

/** Why a row is worth a look, though its acts are taken. */
export const remarks = ["formerState", "organisation", "predecessorsActs"] as const;
/** Why nothing of a row is taken before a person has looked at it; of one with a sentinel date the rest is. */
export const anomalies = [
  "unknownState",
  "impossibleDate",
  "severalTreaties",
  "doubledPair",
  "undatedSuccession",
  "severalConsents",
  "reversedDates",
  "noDates",
  "sentinelDate",
] as const;
type Anomaly = (typeof anomalies)[number];
export type Reason = (typeof remarks)[number] | Anomaly;
export const fates = ["taken", "remarked", "anomaly"] as const;
export type Fate = (typeof fates)[number];

/** Who acted: by the code of ISO 3166-1 (alpha-2) or 3166-3 (alpha-4), or as the register calls an organisation. */
export const partyKinds = ["state", "formerState", "organisation"] as const;
export type Party = { code: string; kind: (typeof partyKinds)[number] };

export type ReadRow = {
  /** Where the row stands, the first one below the heading being 1. */
  number: number;
  treatyId: string;
  party: Party | null;
  fate: Fate;
  reasons: Reason[];
  acts: TreatyAct[];
};
export type RegisterTreaty = { id: string; title: string; terms: TreatyTerms };

/**
 * What the rows of the register say: its treaties, and of each row, in its order, the acts and why it may need a person. Of the
 * terms the register knows only when a treaty entered into force, and where its own rows differ on that, nothing is said.
 */
export function readRegister(rows: readonly RegisterRow[]): {
  treaties: RegisterTreaty[];
  rows: ReadRow[];
} {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(pairOf(row), (counts.get(pairOf(row)) ?? 0) + 1);
  const isDoubled = (row: RegisterRow) => counts.get(pairOf(row)) !== 1;
  const ofSeveral = idsOfSeveral(rows, isDoubled);
  const read = rows.map((row, n) => {
    const doubts: Reason[] = ofSeveral.has(row.treatyID) ? ["severalTreaties"] : [];
    return readRow(row, n + 1, isDoubled(row) ? [...doubts, "doubledPair"] : doubts);
  });
  return { treaties: treatiesIn(rows), rows: read };
}

/** The ids under which several treaties stand: more than one title, and a party twice. A treaty that was renamed has each party once. */
function idsOfSeveral(rows: readonly RegisterRow[], isDoubled: (row: RegisterRow) => boolean) {
  const titles = saidByTreaty(rows, "Title");
  const several = rows.filter((row) => isDoubled(row) && titles.get(row.treatyID)?.size !== 1);
  return new Set(several.map(({ treatyID }) => treatyID));
}

/** What the rows of each treaty have in a column. */
function saidByTreaty(rows: readonly RegisterRow[], column: "Title" | "Force") {
  const said = new Map<string, Set<string>>();
  for (const row of rows)
    said.set(row.treatyID, (said.get(row.treatyID) ?? new Set()).add(row[column]));
  return said;
}

const pairOf = ({ treatyID, stateID }: RegisterRow) =>
  JSON.stringify([treatyID, partyOf(stateID)?.code ?? stateID]);

function treatiesIn(rows: readonly RegisterRow[]): RegisterTreaty[] {
  const titles = new Map(rows.map(({ treatyID, Title }) => [treatyID, Title]));
  const forces = saidByTreaty(rows, "Force");
  return [...titles].map(([id, title]) => {
    const [force = "", ...others] = forces.get(id) ?? [];
    const day = others.length === 0 ? isoOf(force) : null;
    return { id, title, terms: { ...noTerms, inForceOn: day === null ? null : dated(day) } };
  });
}

function readRow(row: RegisterRow, number: number, doubts: Reason[]): ReadRow {
  const party = partyOf(row.stateID);
  const { days, problems } = daysOf(row);
  const { done, hasPredecessor } = doneIn(days);
  const reasons: Reason[] = [...doubts, ...problems];
  if (!party) reasons.push("unknownState");
  else if (party.kind !== "state") reasons.push(party.kind);
  if (hasPredecessor) reasons.push("predecessorsActs");
  if (consentsIn(days).length > 1) reasons.push("severalConsents");
  if (isReversed(done)) reasons.push("reversedDates");
  if (done.length === 0) reasons.push("noDates");
  const found = anomalies.filter((anomaly) => reasons.includes(anomaly));
  const isTaken = found.every((anomaly) => anomaly === "sentinelDate");
  const pair = { number, ofId: row.treatyID, stateId: party?.code ?? "" };
  return {
    number,
    treatyId: row.treatyID,
    party,
    fate: found.length > 0 ? "anomaly" : reasons.length > 0 ? "remarked" : "taken",
    reasons,
    acts: isTaken ? done.map((each) => actOf(each, pair)) : [],
  };
}

const formerStates = new Map(iso31663.map(({ from, alpha4 }) => [from.alpha3, alpha4]));
/** What the register writes in place of a state's code. */
const organisation = /^IO-.+$|\b(Organization|Community|Agency)\b/;
const europeanUnion = ["EUE", "EUU"];

function partyOf(stateId: string): Party | null {
  const present = stateOf(iso31661Alpha3ToAlpha2[stateId] ?? "");
  if (present) return { code: present.code, kind: "state" };
  const former = formerStates.get(stateId);
  if (former) return { code: former, kind: "formerState" };
  if (europeanUnion.includes(stateId)) return { code: "European Union", kind: "organisation" };
  return organisation.test(stateId) ? { code: stateId, kind: "organisation" } : null;
}

type Days = Record<DayColumn, string | null>;

function daysOf(row: RegisterRow): { days: Days; problems: Anomaly[] } {
  const problems = new Set<Anomaly>();
  const dayIn = (column: DayColumn) => {
    const read = readDay(
      row[column].trim(),
      ends.some((end) => end === column),
    );
    if ("day" in read) return read.day;
    const isLost = column === "Succession" && read.problem === "sentinelDate";
    problems.add(isLost ? "undatedSuccession" : read.problem);
    return null;
  };
  const days = {
    stateSignature: dayIn("stateSignature"),
    stateRat: dayIn("stateRat"),
    stateForce: dayIn("stateForce"),
    stateWithdrawal: dayIn("stateWithdrawal"),
    ProvisionalApp: dayIn("ProvisionalApp"),
    Acceptance: dayIn("Acceptance"),
    Accession: dayIn("Accession"),
    Succession: dayIn("Succession"),
    End: dayIn("End"),
    Term: dayIn("Term"),
  };
  return { days, problems: [...problems] };
}

const ends = ["stateWithdrawal", "End", "Term"] as const;
const noEnd = "31.12.9999";

/** `31.12.9999` says that something has no end; of anything else it is no day, and neither is `0001-01-01`. */
function readDay(text: string, isEnd: boolean): { day: string | null } | { problem: Anomaly } {
  if (["", "NA"].includes(text) || (isEnd && text === noEnd)) return { day: null };
  if ([noEnd, "0001-01-01"].includes(text)) return { problem: "sentinelDate" };
  const day = isoOf(text);
  return day ? { day } : { problem: "impossibleDate" };
}

function isoOf(text: string): string | null {
  const [, day, month, year] = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  return isUnit(iso) ? iso : null;
}

type Done = { type: ActType; day: string; reason: CeasedReason | null };

/** What was done before a succession was done by the predecessor, though it stands in the row of the successor. */
function doneIn(days: Days): { done: Done[]; hasPredecessor: boolean } {
  const { Succession, stateWithdrawal, End, Term } = days;
  const [consent = null] = consentsIn(days);
  const isTreatysEnd = stateWithdrawal !== null && [End, Term].includes(stateWithdrawal);
  const all = [
    doneOn("signed", days.stateSignature),
    doneOn(consentIn(days), consent === Succession ? null : consent),
    doneOn("succeeded", Succession),
    doneOn("provisional_application", days.ProvisionalApp),
    doneOn("entered_into_force", days.stateForce),
    isTreatysEnd
      ? doneOn("ceased_to_be_party", stateWithdrawal, "treatyEnded")
      : doneOn("denunciation_effective", stateWithdrawal),
  ].flat();
  const own = all.filter(({ day }) => Succession === null || day >= Succession);
  return { done: own, hasPredecessor: own.length < all.length };
}

function doneOn(type: ActType, day: string | null, reason: CeasedReason | null = null): Done[] {
  return day === null ? [] : [{ type, day, reason }];
}

/** The days of its consent, which stands under the general heading and again under that of its kind: the same one, or nobody knows which. */
const consentsIn = ({ stateRat, Accession, Acceptance }: Days) => [
  ...new Set([stateRat, Accession, Acceptance].filter((day) => day !== null)),
];

function consentIn({ Accession, Acceptance }: Days): ActType {
  if (Accession) return "acceded";
  return Acceptance ? "accepted" : "ratified";
}

const order: Partial<Record<ActType, number>> = {
  signed: 1,
  ratified: 2,
  acceded: 2,
  accepted: 2,
  succeeded: 2,
  entered_into_force: 3,
  denunciation_effective: 4,
  ceased_to_be_party: 4,
};

/** Whether something came before what it follows: a ratification before the signature, an end before the beginning. */
function isReversed(done: Done[]): boolean {
  const days = done
    .filter(({ type }) => order[type])
    .toSorted((one, other) => (order[one.type] ?? 0) - (order[other.type] ?? 0))
    .map(({ day }) => day);
  return days.some((day, n) => n > 0 && day < (days[n - 1] ?? ""));
}

type Place = { number: number; stateId: string; ofId: string };

function actOf({ type, day, reason }: Done, { number, stateId, ofId }: Place): TreatyAct {
  const id = `register ${number} ${type}`;
  const actedOn = dated(day);
  return { id, stateId, ofId, type, actedOn, effectiveOn: null, reason, supersedesId: null };
}

const dated = (day: string) => vagueDateFrom(day, { note: "", derivedFrom: "" });

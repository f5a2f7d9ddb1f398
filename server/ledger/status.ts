import type { Bounds } from "@/server/dates/period";
import { type VagueDate, vagueDateFrom } from "@/server/dates/vague-date";
import type { TreatyAct, TreatyTerms } from "./act";
import { eitherBasis } from "./basis";
import { standingsOn } from "./courses";
import { eitherDate } from "./since";
import { statusIn } from "./standing";
import { type Turn, turnsOf } from "./turns";

/** What a state is under a treaty, or in a body, on a day. */
export const statuses = [
  "unknown",
  "no_action",
  "signatory",
  "signature_withdrawn",
  "party_not_yet_in_force",
  "party",
  "provisional",
  "party_denunciation_pending",
  "former_party",
  "member",
  "suspended_member",
  "former_member",
] as const;
export type Status = (typeof statuses)[number];

/** One status that the acts give. */
export type Answer = {
  status: Status;
  /** The acts that decided it, by id, in the order of their ids; none where no act says anything. */
  deciding: string[];
  /** Since when it is so, as precise as the source; null where that is not known, or no act says anything. */
  since: VagueDate | null;
  /**
   * Of `party_denunciation_pending`: the first and last day on which the denunciation can take effect (`edtfBetween` writes
   * them); null where neither a source nor the treaty says.
   */
  boundUntil: Bounds | null;
  /** Whether a party is one from its own act on only because no entry into force is recorded. */
  assumed: boolean;
};

/**
 * The status on a day. Where vague dates leave several open, this is the one that holds if each of them fell on its last day,
 * `others` are the rest, and `certain` is false. It is false as well, with `others` perhaps not complete, where so many dates
 * overlap that not every order of them was looked at.
 */
export type StatusOn = Answer & { certain: boolean; others: Answer[] };

export type Asked = {
  stateId: string;
  /** The treaty or the body. */
  ofId: string;
  terms: TreatyTerms;
  /** An ISO day, at whose end the status is asked for. */
  on: string;
};

/**
 * What a state is under a treaty or in a body on a day, by the acts recorded of it: design, "The treaty ledger", rules 1 to 9.
 * Acts of other pairs may be among them, and superseded ones count for nothing. An act after the day changes nothing, except
 * that an entry into force after it shows that an earlier consent does not bind yet. An act takes effect on `effectiveOn`
 * where that is set, even if that is earlier than it was done, as a succession can.
 */
export function statusOn(
  acts: readonly TreatyAct[],
  { stateId, ofId, terms, on }: Asked,
): StatusOn {
  const own = standingActs(acts)
    .filter((act) => act.stateId === stateId && act.ofId === ofId)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const { answers, isWhole } = answersOn(own, terms, on);
  const [only, ...more] = answers;
  if (only && more.length === 0 && isWhole) return { ...only, certain: true, others: [] };
  const { answers: last } = answersOn(own.map(atLatest), termsAtLatest(terms), on);
  const [late = noAnswer(terms, on)] = last;
  const answer = answers.find(({ status }) => status === late.status) ?? late;
  const others = answers.filter(({ status }) => status !== late.status);
  return { ...answer, certain: false, others: others.toSorted(byStatus) };
}

/** The acts in whose place no other one stands. */
export function standingActs(acts: readonly TreatyAct[]): TreatyAct[] {
  const superseded = new Set(acts.flatMap(({ supersedesId }) => supersedesId ?? []));
  return acts.filter(({ id }) => !superseded.has(id));
}

const byStatus = (one: Answer, other: Answer) =>
  statuses.indexOf(one.status) - statuses.indexOf(other.status);

function answersOn(acts: TreatyAct[], terms: TreatyTerms, on: string) {
  const turns = turnsOf(acts, terms);
  const { standings, isWhole } = standingsOn(turns, on);
  const found = new Map<Status | null, ReturnType<typeof statusIn>>();
  for (const standing of standings) {
    const named = statusIn(standing);
    const known = named && found.get(named.status);
    found.set(
      named?.status ?? null,
      known ? { ...eitherBasis(known, named), status: known.status } : named,
    );
  }
  const answers = [...found.values()].map((named): Answer => {
    if (!named) return noAnswer(terms, on);
    const { status, by, since, assumed } = named;
    const boundUntil = status === "party_denunciation_pending" ? endOf(by, turns) : null;
    return { status, deciding: by.toSorted(), since, boundUntil, assumed };
  });
  return { answers, isWhole };
}

function noAnswer({ completeUpTo }: TreatyTerms, on: string): Answer {
  const isComplete = completeUpTo !== null && on <= completeUpTo;
  const status = isComplete ? "no_action" : "unknown";
  return { status, deciding: [], since: null, boundUntil: null, assumed: false };
}

/** When the denunciations take effect, as vague as all of them together. */
function endOf(ids: string[], turns: Turn[]): Bounds | null {
  const dates = turns
    .filter(({ kind, actId }) => kind === "denunciationEnds" && ids.includes(actId))
    .map(({ date }) => date);
  const [first = null] = dates;
  const date = dates.reduce((one, other) => eitherDate(one, other), first);
  return date && { earliest: date.earliest, latest: date.latest };
}

const lastOfAll = "9999-12-31";

/** The act, had each of its dates fallen on its last day. */
function atLatest(act: TreatyAct): TreatyAct {
  const { actedOn, effectiveOn } = act;
  return {
    ...act,
    actedOn: lastDayOf(actedOn),
    effectiveOn: effectiveOn && lastDayOf(effectiveOn),
  };
}

function termsAtLatest(terms: TreatyTerms): TreatyTerms {
  return { ...terms, inForceOn: terms.inForceOn && lastDayOf(terms.inForceOn) };
}

function lastDayOf(date: VagueDate | null): VagueDate {
  return vagueDateFrom(date?.latest ?? lastOfAll, { note: "", derivedFrom: "" });
}

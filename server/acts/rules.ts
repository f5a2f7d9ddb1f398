import { readDate } from "@/server/dates/read-date";
import { type VagueDate, vagueDateFrom } from "@/server/dates/vague-date";
import type { RefusalCode } from "@/server/errors";
import type { ActType } from "@/server/ledger/act";
import type { RecordedAct } from "@/server/public/projection";
import type { TypedAct } from "./schema";

/** An act without anything in it, for the same pair as another where there is one. */
export const emptyAct = (id: string, like?: TypedAct): TypedAct => ({
  id,
  stateId: like?.stateId ?? null,
  ofId: like?.ofId ?? null,
  type: null,
  acted: "",
  effective: "",
  reason: null,
  instrument: "",
  supersedesId: null,
});

/** The act as the ledger keeps it; null where it has no party, no treaty or body, or no type yet. An unreadable date is none. */
export function recordedFrom(act: TypedAct): RecordedAct | null {
  const { id, stateId, ofId, type, supersedesId } = act;
  if (!stateId || !ofId || !type) return null;
  return {
    id,
    stateId,
    ofId,
    type,
    actedOn: dateIn(act.acted),
    effectiveOn: dateIn(act.effective),
    reason: type === "ceased_to_be_party" ? act.reason : null,
    instrument: act.instrument.trim(),
    supersedesId,
  };
}

/** The same as a person would have typed it. */
export const typedActFrom = ({ actedOn, effectiveOn, ...act }: RecordedAct): TypedAct => ({
  ...act,
  acted: actedOn?.edtf ?? "",
  effective: effectiveOn?.edtf ?? "",
});

function dateIn(typed: string): VagueDate | null {
  const read = readDate(typed);
  if (!("date" in read) || read.date === null) return null;
  return vagueDateFrom(read.date.edtf, { note: "", derivedFrom: "" });
}

const isUnread = (typed: string) => "problem" in readDate(typed);

/** Acts that bind or unbind from a day to come: none of them takes effect before it was done. A succession reaches back. */
const neverReachBack: readonly ActType[] = [
  "signed",
  "ratified",
  "acceded",
  "accepted",
  "approved",
  "denunciation_notified",
];

/** What keeps acts from going before reviewers, each read with the others of its draft; null where nothing does. */
export function problemIn(acts: readonly TypedAct[]): RefusalCode | null {
  if (acts.length === 0) return "actsMissing";
  const problem = acts.map(problemOf).find((code) => code !== null);
  if (problem) return problem;
  const same = acts.flatMap((act) => recordedFrom(act) ?? []).map(sameAct);
  return new Set(same).size < same.length ? "actTwice" : null;
}

function problemOf(act: TypedAct): RefusalCode | null {
  if (isUnread(act.acted) || isUnread(act.effective)) return "dateUnread";
  const recorded = recordedFrom(act);
  if (!recorded || recorded.stateId === recorded.ofId) return "actUnfinished";
  if (isUndated(recorded)) return "actUndated";
  if (takesEffectTooSoon(recorded)) return "effectBeforeAct";
  if (recorded.type === "ceased_to_be_party" && !recorded.reason) return "reasonMissing";
  return recorded.supersedesId === recorded.id ? "supersedesItself" : null;
}

const isUndated = ({ actedOn, effectiveOn }: RecordedAct) => !actedOn && !effectiveOn;

function takesEffectTooSoon({ type, actedOn, effectiveOn }: RecordedAct): boolean {
  if (!neverReachBack.includes(type)) return false;
  return Boolean(actedOn?.earliest && effectiveOn?.latest && effectiveOn.latest < actedOn.earliest);
}

/** Two acts with the same words here are one act. */
export const sameAct = ({ stateId, ofId, type, actedOn, effectiveOn }: RecordedAct) =>
  [stateId, ofId, type, actedOn?.edtf ?? "", effectiveOn?.edtf ?? ""].join(" ");

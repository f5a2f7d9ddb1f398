import type { VagueDate } from "@/server/dates/vague-date";
import type { ActType, TreatyAct, TreatyTerms } from "./act";
import { dateAfter, firstOf, lastOf } from "./since";

const consents = ["ratified", "acceded", "accepted", "approved", "succeeded"] as const;

/** What can happen to a standing, in the order in which things of one day count: an end before what begins anew on that day. */
const kinds = [
  "sign",
  "unsign",
  "denounce",
  "denunciationEnds",
  "cease",
  "leave",
  "takeBack",
  "consent",
  "join",
  "suspend",
  "apply",
  "treatyInForce",
  "bind",
  "inForce",
] as const;
export type Kind = (typeof kinds)[number];
const places = new Map(kinds.map((kind, n) => [kind, n]));

/** One thing that changes, or may change, what a state is; an act can bring two, its own day and that of its effect. */
export type Turn = {
  kind: Kind;
  /** The act behind it; empty where the treaty itself enters into force. */
  actId: string;
  /** As its source says it; null where the day is not known. */
  date: VagueDate | null;
  /** The first and the last day; where the date is open, what sorts before and after every day. */
  first: string;
  last: string;
  /** Whether it may not come at all, because another turn may come in its place. */
  isOptional: boolean;
  /** The turn of the same act without which this one cannot be. */
  after: Turn | null;
  /** Of a consent, and of the day on which it binds: how that day is known. "At once" is assumed, where nothing is. */
  binding: "at once" | "on its day" | "by interval" | "by entry into force";
};

/** The turns that acts of one pair bring under the terms, of acts that change nothing none. Acts and their dates are not judged. */
export function turnsOf(acts: TreatyAct[], terms: TreatyTerms): Turn[] {
  const simple = acts.flatMap((act) => simpleTurns(act, terms));
  const others = acts
    .filter((act) => isConsent(act.type))
    .flatMap((act) => consentTurns(act, terms, simple));
  const treaty = terms.inForceOn ? [turn("treatyInForce", "", terms.inForceOn)] : [];
  return [...simple, ...others, ...treaty];
}

const isConsent = (type: ActType) => consents.some((consent) => consent === type);

const ownKinds: Partial<Record<ActType, Kind>> = {
  signature_withdrawn: "unsign",
  provisional_application: "apply",
  entered_into_force: "inForce",
  denunciation_effective: "cease",
  ceased_to_be_party: "cease",
  suspended: "suspend",
  excluded: "leave",
  ceased_membership: "leave",
  joined: "join",
};

function simpleTurns(act: TreatyAct, terms: TreatyTerms): Turn[] {
  if (act.type === "signed") return [turn("sign", act.id, act.actedOn)];
  if (act.type === "denunciation_withdrawn") return [turn("takeBack", act.id, act.actedOn)];
  if (act.type === "denunciation_notified") return denunciationTurns(act, terms);
  const kind = ownKinds[act.type];
  return kind ? [turn(kind, act.id, act.effectiveOn ?? act.actedOn)] : [];
}

/** Rule 3: a denunciation ends on the day a source gives, or when the notice of the treaty is over. */
function denunciationTurns(act: TreatyAct, { notice }: TreatyTerms): Turn[] {
  const notified = turn("denounce", act.id, act.actedOn);
  if (act.effectiveOn) return [notified, turn("denunciationEnds", act.id, act.effectiveOn)];
  if (!notice) return [notified];
  const ends = turn("denunciationEnds", act.id, act.actedOn && dateAfter(act.actedOn, notice));
  return [notified, { ...ends, after: notified }];
}

/** Rule 2: a consent binds on the day a source gives, by the state's own entry into force, after the interval, or else at once. */
function consentTurns(act: TreatyAct, { entry }: TreatyTerms, simple: Turn[]): Turn[] {
  const consent = turn("consent", act.id, act.actedOn);
  if (act.effectiveOn)
    return [consent, turn("bind", act.id, act.effectiveOn)].map((one) => ({
      ...one,
      binding: "on its day",
    }));
  const entered = entryAfter(consent, simple);
  if (entered === "certain") return [{ ...consent, binding: "by entry into force" }];
  const isOptional = entered === "possible";
  if (!entry && !isOptional) return [{ ...consent, binding: "at once" }];
  const given: Turn = { ...consent, binding: entry ? "by interval" : "by entry into force" };
  const date = entry && act.actedOn ? dateAfter(act.actedOn, entry) : act.actedOn;
  const binding = entry ? "by interval" : "at once";
  return [given, { ...turn("bind", act.id, date), after: given, isOptional, binding }];
}

/** Whether an entry into force is that of the consent: it comes after it, and the state did not leave in between. */
function entryAfter(consent: Turn, simple: Turn[]): "certain" | "possible" | "none" {
  const entries = simple.filter(({ kind }) => kind === "inForce");
  const exits = simple.filter(({ kind }) => kind === "cease" || kind === "denunciationEnds");
  const surely = entries.some(
    ({ first, last }) =>
      first >= consent.last &&
      !exits.some((exit) => exit.last >= consent.first && exit.first < last),
  );
  if (surely) return "certain";
  const perhaps = entries.some(
    ({ first, last }) =>
      last >= consent.first &&
      !exits.some((exit) => exit.first >= consent.last && exit.last < first),
  );
  return perhaps ? "possible" : "none";
}

function turn(kind: Kind, actId: string, date: VagueDate | null): Turn {
  return {
    kind,
    actId,
    date,
    first: firstOf(date),
    last: lastOf(date),
    isOptional: false,
    after: null,
    binding: "at once",
  };
}

/** Whether one turn must come before another, whatever the days of vague ones; two of a kind on one day come in any order. */
export function mustPrecede(one: Turn, other: Turn): boolean {
  if (one.last !== other.first) return one.last < other.first;
  return (places.get(one.kind) ?? 0) < (places.get(other.kind) ?? 0);
}

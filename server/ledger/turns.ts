import { edtfOf, shapeOf } from "@/server/dates/edtf";
import { type Bounds, boundsAfter, edtfBetween, type Period } from "@/server/dates/period";
import { type VagueDate, vagueDateFrom } from "@/server/dates/vague-date";
import type { ActType, TreatyAct, TreatyTerms } from "./act";

export const consents = ["ratified", "acceded", "accepted", "approved", "succeeded"] as const;

/** What can happen to a standing, in the order in which things of one day count. */
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
  /** The first and the last day, sentinels where the date is open. */
  first: string;
  last: string;
  /** Whether it may not come at all, because another turn may come in its place. */
  isOptional: boolean;
  /** The turn of the same act without which this one cannot be. */
  after: Turn | null;
  /** Of a consent: what of it binds the state, and when a source gives that day. */
  binding: "at once" | "on its day" | "by interval" | "by entry into force";
};

const never = "~";
const always = "";

/** The turns that acts of one pair bring under the terms, of acts that change nothing none. Acts and their dates are not judged. */
export function turnsOf(acts: TreatyAct[], terms: TreatyTerms): Turn[] {
  const simple = acts.flatMap((act) => simpleTurns(act, terms));
  const others = acts
    .filter((act) => isConsent(act.type))
    .flatMap((act) => consentTurns(act, terms, simple));
  const treaty = terms.inForceOn ? [turn("treatyInForce", "", terms.inForceOn)] : [];
  return [...simple, ...others, ...treaty];
}

export const isConsent = (type: ActType) => consents.some((consent) => consent === type);

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
    return [{ ...consent, binding: "on its day" }, turn("bind", act.id, act.effectiveOn)];
  const entered = entryAfter(consent, simple);
  if (entered === "certain") return [{ ...consent, binding: "by entry into force" }];
  const isOptional = entered === "possible";
  if (!entry && !isOptional) return [{ ...consent, binding: "at once" }];
  const date = entry && act.actedOn ? dateAfter(act.actedOn, entry) : act.actedOn;
  const given: Turn = { ...consent, binding: entry ? "by interval" : "by entry into force" };
  return [
    given,
    {
      ...turn("bind", act.id, date),
      after: given,
      isOptional,
      binding: entry ? "by interval" : "at once",
    },
  ];
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
    first: date?.earliest ?? always,
    last: date?.latest ?? never,
    isOptional: false,
    after: null,
    binding: "at once",
  };
}

/** The day on which a period is over that began on a date, as precise as that date. */
function dateAfter(date: VagueDate, period: Period): VagueDate | null {
  const shape = shapeOf(date.edtf);
  const end = shapeOf(edtfBetween(boundsAfter(date, period)) ?? "");
  if (!shape || !end) return null;
  const edtf = edtfOf({ ...end, qualifier: shape.qualifier });
  return vagueDateFrom(edtf, { note: "", derivedFrom: `${date.edtf} + ${period.duration}` });
}

/** The date that is known of what began on one of two dates. */
export function eitherDate(one: VagueDate | null, other: VagueDate | null): VagueDate | null {
  if (!one || !other) return null;
  if (one.edtf === other.edtf) return one;
  return dateBetween({
    earliest: least(one.earliest, other.earliest),
    latest: greatest(one.latest, other.latest),
  });
}

/** The date on which the later of two things came. */
export function laterDate(one: VagueDate | null, other: VagueDate): VagueDate | null {
  if (!one) return null;
  const [a, b] = [one, other].map(({ earliest, latest }) => ({
    first: earliest ?? always,
    last: latest ?? never,
  }));
  if (!a || !b) return null;
  if (a.first >= b.first && a.last >= b.last) return one;
  if (b.first >= a.first && b.last >= a.last) return other;
  const latest = a.last > b.last ? one.latest : other.latest;
  return dateBetween({ earliest: (a.first > b.first ? one : other).earliest, latest });
}

function dateBetween(bounds: Bounds): VagueDate | null {
  const edtf = edtfBetween(bounds);
  return edtf === null ? null : vagueDateFrom(edtf, { note: "", derivedFrom: "" });
}

const least = (a: string | null, b: string | null) =>
  a === null || b === null ? null : a < b ? a : b;
const greatest = (a: string | null, b: string | null) =>
  a === null || b === null ? null : a > b ? a : b;

/** Whether one turn must come before another, whatever the days of vague ones; two of a kind on one day come in any order. */
export function mustPrecede(one: Turn, other: Turn): boolean {
  if (one.last !== other.first) return one.last < other.first;
  return (places.get(one.kind) ?? 0) < (places.get(other.kind) ?? 0);
}

import { noTerms, type TreatyAct } from "@/server/ledger/act";
import { collatorOf } from "@/server/ledger/collator";
import { type Status, type StatusOn, statusOn } from "@/server/ledger/status";
import type { Language, Ledger, LedgerAct, Participant } from "@/server/public/projection";

/** A party and a treaty or body with all the acts between them, and what they make of the party on a day. */
export type Standing = { state: Participant; of: Participant; acts: LedgerAct[]; answer: StatusOn };

/** Every pair the ledger has acts of, with its status on a day (ISO), in the order of the first of its acts. */
export function standingsOn(ledger: Ledger, on: string): Standing[] {
  const pairs = Map.groupBy(ledger.acts, ({ state, of }) => pairKey(state.id, of.id));
  return [...pairs.values()].flatMap((acts) => {
    const [first] = acts;
    if (!first || !acts.some(({ act }) => bearsOnStatus(act))) return [];
    const { state, of } = first;
    const terms = ledger.terms[of.id] ?? noTerms;
    const answer = statusOn(
      acts.flatMap(({ act, replacedAt }) => (replacedAt === null ? [act] : [])),
      { stateId: state.id, ofId: of.id, terms, on },
    );
    return [{ state, of, acts, answer }];
  });
}

/** Whether the page of an entity tells of statuses, whatever the day. */
export const hasStandings = ({ acts }: Ledger, entityId: string) =>
  acts.some(({ act, state, of }) => bearsOnStatus(act) && [state.id, of.id].includes(entityId));

export const pairKey = (stateId: string, ofId: string) => `${stateId} ${ofId}`;

/** What is done to a treaty itself, and at home, makes nobody a party: whoever did no more is in no list of parties. */
const bearsOnStatus = ({ type }: TreatyAct) =>
  type !== "adopted" && type !== "opened" && type !== "domestic_act";

/** How bound a status is, in the order of lists. */
export const groups = ["bound", "leaving", "notYet", "former", "none"] as const;
export type Group = (typeof groups)[number];

const groupOf: Record<Status, Group> = {
  party: "bound",
  member: "bound",
  provisional: "bound",
  suspended_member: "bound",
  party_denunciation_pending: "leaving",
  party_not_yet_in_force: "notYet",
  signatory: "notYet",
  signature_withdrawn: "none",
  former_party: "former",
  former_member: "former",
  no_action: "none",
  unknown: "none",
};
export const groupFor = ({ status }: StatusOn): Group => groupOf[status];

/** Those named, by their names in the language. */
export function byName<One extends Participant>(named: Iterable<One>, lang: Language): One[] {
  const { compare } = collatorOf(lang);
  return [...named].sort((one, other) => compare(nameIn(one, lang), nameIn(other, lang)));
}

export const nameIn = ({ names }: Participant, lang: Language) =>
  names[lang] ?? names.en ?? Object.values(names)[0] ?? "";

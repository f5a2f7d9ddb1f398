import type { TreatyAct, TreatyTerms } from "./act";
import { type StatusOn, standingActs, statusOn } from "./status";
import { turnsOf } from "./turns";

type Pair = { stateId: string; ofId: string; terms: TreatyTerms };

/** From `on` (an ISO day) the status is this one, until the next change. */
export type Change = StatusOn & { on: string };

/**
 * The days on which the status of a pair changed, and what it became, from the first act on; a state of which nothing counts
 * has none. A change of a vague date stands on the last day on which it can have come, and `since` says it as precisely as the
 * source and no more: words for readers are made of `since`, never of `on`. What may never have been has no line.
 */
export function historyOf(acts: readonly TreatyAct[], pair: Pair): Change[] {
  const { stateId, ofId, terms } = pair;
  const own = standingActs(acts).filter((act) => act.stateId === stateId && act.ofId === ofId);
  const days = turnsOf(own, terms).flatMap(({ date }) => date?.latest ?? []);
  const changes: Change[] = [];
  for (const on of [...new Set(days)].sort()) {
    const found = statusOn(own, { ...pair, on });
    const last = changes.at(-1);
    if (found.deciding.length > 0 && !(last && isSame(last, found))) changes.push({ on, ...found });
  }
  return changes;
}

/** A party that leaves and comes back on one day is a party anew. */
function isSame(one: StatusOn, other: StatusOn) {
  return one.status === other.status && one.since?.edtf === other.since?.edtf;
}

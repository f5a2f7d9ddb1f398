import type { TreatyAct } from "./act";
import { standingActs } from "./status";

/** The acts that stand, found by the state and by the treaty or body. */
export type ActsOf = (stateId: string, ofId: string) => readonly TreatyAct[];

/** Sorts acts by their pair once, for whoever asks about many; superseded ones, of whichever pair, are left out. */
export function actsByPair(acts: readonly TreatyAct[]): ActsOf {
  const byState = new Map<string, Map<string, TreatyAct[]>>();
  for (const act of standingActs(acts)) {
    const ofState = byState.get(act.stateId) ?? new Map<string, TreatyAct[]>();
    byState.set(act.stateId, ofState);
    const ofPair = ofState.get(act.ofId);
    if (ofPair) ofPair.push(act);
    else ofState.set(act.ofId, [act]);
  }
  return (stateId, ofId) => byState.get(stateId)?.get(ofId) ?? [];
}

import type { TreatyAct, TreatyTerms } from "./act";
import { actsByPair } from "./pairs";
import { type StatusOn, statusOn } from "./status";

/** A treaty or body, with what says who is bound by it and from when. */
export type WithTerms = { id: string; terms: TreatyTerms };
export type Cell = StatusOn & { ofId: string };
export type Row = { stateId: string; cells: Cell[] };

type Asked = { states: readonly string[]; treaties: readonly WithTerms[]; on: string };

/** The status of every state (ids) under every treaty or in every body on an ISO day, in the order in which they are given. */
export function matrixOn(acts: readonly TreatyAct[], { states, treaties, on }: Asked): Row[] {
  const actsOf = actsByPair(acts);
  return states.map((stateId) => ({
    stateId,
    cells: treaties.map(({ id: ofId, terms }) => ({
      ofId,
      ...statusOn(actsOf(stateId, ofId), { stateId, ofId, terms, on }),
    })),
  }));
}

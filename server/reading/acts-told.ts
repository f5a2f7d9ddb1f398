import type { ActType } from "@/server/ledger/act";

/** What a verb of a report can be called in the ledger: journalists "ratify" where a state acceded, and "quit" where it denounced. */
const told: [words: RegExp, types: readonly ActType[]][] = [
  [
    /\b(?:ratif(?:y|ies|ied|ying|ication)|acced(?:e|es|ed|ing)|accession)\b/i,
    ["ratified", "acceded", "accepted", "approved", "succeeded"],
  ],
  [
    /\b(?:sign(?:s|ed|ing)?|signatory|signature)\b(?!\s+(?:an?|the|its|his|her)?\s*(?:\w+\s+)?(?:decree|law|bill|order|act)\b)/i,
    ["signed"],
  ],
  [/\b(?:join(?:s|ed|ing)?|became a member|becomes a member|admitted|admission)\b/i, ["joined"]],
  [/\b(?:adopt(?:s|ed|ing)?|adoption)\b/i, ["adopted"]],
  [/\b(?:suspend(?:s|ed|ing)?|suspension)\b/i, ["suspended"]],
  [
    /\b(?:quit(?:s|ting)?|left|leav(?:e|es|ing)|withdr(?:ew|aw|aws|awn|awing|awal)|denounc(?:e|es|ed|ing)|denunciation|ceased|expelled|excluded|exit(?:s|ed)?)\b/i,
    [
      "denunciation_notified",
      "denunciation_effective",
      "ceased_membership",
      "ceased_to_be_party",
      "excluded",
    ],
  ],
];

/** The kinds of act that English words tell of; none where they tell of no act. */
export function actsTold(words: string): readonly ActType[] {
  return told.filter(([said]) => said.test(words)).flatMap(([, types]) => types);
}

/** What a headline says a state is, or is about to be: bound, or no longer. Null where it says neither, or both. */
export function standingTold(words: string): "bound" | "leaving" | null {
  const isLeaving = isLeavingTold.test(words);
  const isBound = isBoundTold.test(words);
  if (isLeaving === isBound) return null;
  return isLeaving ? "leaving" : "bound";
}

const isLeavingTold =
  /\b(?:quit(?:s|ting)?|left|leav(?:e|es|ing)|withdr(?:ew|aw|aws|awn|awing|awal)|denounc(?:e|es|ed|ing)|ceas(?:e|es|ed)|exit(?:s|ed|ing)?|out of|ends? (?:its )?membership)\b/i;
const isBoundTold =
  /\b(?:remains? (?:a )?(?:party|member)|stays? in|joins?|joined|ratif(?:ies|ied)|bound by|member of|party to|rejoins?|rejoined)\b/i;

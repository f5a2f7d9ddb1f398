export const statuses = [
  "draft",
  "inReview",
  "changesRequested",
  "approved",
  "published",
  "takenDown",
] as const;
export type Status = (typeof statuses)[number];

type Move = { from: readonly Status[]; to: Status };

const open = ["draft", "changesRequested"] as const;

/** Every step an edition can take, where from, and where to. Its facts, shared by every language, go the same way beside it. */
const moves = {
  save: { from: open, to: "draft" },
  submit: { from: open, to: "inReview" },
  discard: { from: open, to: "published" },
  bin: { from: open, to: "draft" },
  unbin: { from: open, to: "draft" },
  takeBack: { from: ["inReview"], to: "draft" },
  requestChanges: { from: ["inReview"], to: "changesRequested" },
  approve: { from: ["inReview"], to: "approved" },
  withdrawApproval: { from: ["approved", "inReview"], to: "inReview" },
  edit: { from: ["approved", "published"], to: "draft" },
  publish: { from: ["approved"], to: "published" },
  takeDown: {
    from: ["draft", "inReview", "changesRequested", "approved", "published"],
    to: "takenDown",
  },
  askToRestore: { from: ["takenDown"], to: "takenDown" },
  confirmRestore: { from: ["takenDown"], to: "inReview" },
} as const satisfies Record<string, Move>;

export type Step = keyof typeof moves;

export const steps = [
  "save",
  "submit",
  "discard",
  "bin",
  "unbin",
  "takeBack",
  "requestChanges",
  "approve",
  "withdrawApproval",
  "edit",
  "publish",
  "takeDown",
  "askToRestore",
  "confirmRestore",
] as const satisfies readonly Step[];

/** What the history of a work tells besides its steps; of the steps a save is told only where it is one of these. */
export const otherActs = [
  "create",
  "bringIn",
  "import",
  "arrange",
  "keepMine",
  "merge",
  "setAside",
  "bringBack",
  "reissue",
  "closeContradiction",
  "reopenContradiction",
  "happened",
  "postponed",
  "cancelled",
] as const;
export const actions = [...steps, ...otherActs];
export type Action = (typeof actions)[number];

export function statusAfter(step: Step): Status {
  return moves[step].to;
}

export function startsFrom(step: Step, status: Status): boolean {
  const { from }: Move = moves[step];
  return from.includes(status);
}

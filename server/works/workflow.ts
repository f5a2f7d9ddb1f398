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

/** The workflow of `docs`: every step an edition can take, where from, and where to. */
const moves = {
  save: { from: ["draft", "changesRequested"], to: "draft" },
  submit: { from: ["draft", "changesRequested"], to: "inReview" },
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

export function statusAfter(step: Step): Status {
  return moves[step].to;
}

export function startsFrom(step: Step, status: Status): boolean {
  const { from }: Move = moves[step];
  return from.includes(status);
}

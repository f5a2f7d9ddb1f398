import { type Role, roleOn, type Viewer } from "@/server/auth/viewer";
import { Refusal, type RefusalCode } from "@/server/errors";
import { type Status, type Step, startsFrom } from "./workflow";

/** What the rules need to know of an edition. */
export type EditionFacts = {
  trackerId: string;
  status: Status;
  isLive: boolean;
  contributorIds: readonly string[];
  /** Reviewers whose approval of the submitted revision stands. */
  approverIds: readonly string[];
  /** How many approvals the tracker asks. */
  approvalsNeeded: number;
  restoreAskedById: string | null;
};

type Rule = (viewer: Viewer, edition: EditionFacts) => RefusalCode | null;

const has = (viewer: Viewer, edition: EditionFacts, allowed: readonly Role[]) => {
  const role = roleOn(viewer, edition.trackerId);
  return role !== null && allowed.includes(role);
};

const anyone: readonly Role[] = ["editor", "reviewer", "admin"];
const judges: readonly Role[] = ["reviewer", "admin"];

const byMember: Rule = (viewer, edition) => (has(viewer, edition, anyone) ? null : "notAllowed");
const byJudge: Rule = (viewer, edition) => (has(viewer, edition, judges) ? null : "notAllowed");

// Four eyes: nobody signs off words they wrote, whatever their role.
const bySecondPairOfEyes: Rule = (viewer, edition) =>
  byJudge(viewer, edition) ?? (edition.contributorIds.includes(viewer.id) ? "ownWords" : null);

const byApprover: Rule = (viewer, edition) =>
  byJudge(viewer, edition) ?? (edition.approverIds.includes(viewer.id) ? null : "notAllowed");

const withEnoughApprovals: Rule = (viewer, edition) =>
  byMember(viewer, edition) ??
  (edition.approverIds.length < edition.approvalsNeeded ? "notEnoughApprovals" : null);

const mayTakeDown: Rule = (viewer, edition) => {
  if (!viewer.siteAdmin && !has(viewer, edition, judges)) return "notAllowed";
  return edition.isLive ? null : "wrongStatus";
};

const bySecondRestorer: Rule = (viewer, edition) => {
  if (edition.restoreAskedById === null) return "wrongStatus";
  return byJudge(viewer, edition) ?? (edition.restoreAskedById === viewer.id ? "notAllowed" : null);
};

const rules: Record<Step, Rule> = {
  save: byMember,
  submit: byMember,
  takeBack: byMember,
  requestChanges: bySecondPairOfEyes,
  approve: bySecondPairOfEyes,
  withdrawApproval: byApprover,
  edit: byMember,
  publish: withEnoughApprovals,
  takeDown: mayTakeDown,
  askToRestore: byJudge,
  confirmRestore: bySecondRestorer,
};

/** Members of the home tracker read its drafts; to everyone else the work does not exist. */
export function mayRead(viewer: Viewer, trackerId: string): boolean {
  return roleOn(viewer, trackerId) !== null;
}

/** Why the viewer may not take the step now, or null when they may. The screen and the commands ask the same question. */
export function refusalOf(step: Step, viewer: Viewer, edition: EditionFacts): RefusalCode | null {
  const seesIt = mayRead(viewer, edition.trackerId) || (step === "takeDown" && viewer.siteAdmin);
  if (!seesIt) return "notFound";
  const refusal = rules[step](viewer, edition);
  if (refusal === "notAllowed") return refusal;
  if (!startsFrom(step, edition.status)) return "wrongStatus";
  return refusal;
}

export function assertMayTake(step: Step, viewer: Viewer, edition: EditionFacts): void {
  const code = refusalOf(step, viewer, edition);
  if (code) throw new Refusal(code);
}

/** Every step with its refusal, for the buttons. */
export function stepsFor(viewer: Viewer, edition: EditionFacts): Record<Step, RefusalCode | null> {
  const answer = (step: Step) => refusalOf(step, viewer, edition);
  return {
    save: answer("save"),
    submit: answer("submit"),
    takeBack: answer("takeBack"),
    requestChanges: answer("requestChanges"),
    approve: answer("approve"),
    withdrawApproval: answer("withdrawApproval"),
    edit: answer("edit"),
    publish: answer("publish"),
    takeDown: answer("takeDown"),
    askToRestore: answer("askToRestore"),
    confirmRestore: answer("confirmRestore"),
  };
}

export function mayWriteIn(viewer: Viewer, trackerId: string): boolean {
  return roleOn(viewer, trackerId) !== null;
}

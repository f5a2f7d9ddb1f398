import { type Role, roleOn, type Viewer } from "@/server/auth/viewer";
import { Refusal, type RefusalCode } from "@/server/errors";
import type { WorkKind } from "@/server/public/projection";
import { type Footing, isTooLittle } from "@/server/sources/rules";
import { type Status, type Step, startsFrom } from "./workflow";

/** The text, or the facts: each has its own hash, contributors and approvals. */
export type Part = {
  contributorIds: readonly string[];
  /** Reviewers whose approval of the submitted revision stands. */
  approverIds: readonly string[];
  isSubmitted: boolean;
  /** Whether readers have this very revision: what is live stays approved. */
  isLive: boolean;
};

/** What the rules need to know of an edition and its work. */
export type Standing = {
  kind: WorkKind;
  trackerId: string;
  /** The people a restricted work is for; empty where every member may read it. */
  restrictedToIds: readonly string[];
  status: Status;
  isLive: boolean;
  wasPublished: boolean;
  isBinned: boolean;
  text: Part;
  facts: Part;
  /** How many approvals the tracker, or the work's risk, asks of each part. */
  approvalsNeeded: number;
  /** The sources it rests on, and whether its tracker asks for two. */
  footing: Footing;
  restoreAskedById: string | null;
};

type Rule = (viewer: Viewer, standing: Standing) => RefusalCode | null;

const anyone: readonly Role[] = ["editor", "reviewer", "admin"];
const judges: readonly Role[] = ["reviewer", "admin"];

const has = (viewer: Viewer, standing: Standing, allowed: readonly Role[]) => {
  const role = roleOn(viewer, standing.trackerId);
  return role !== null && allowed.includes(role);
};

const byMember: Rule = (viewer, standing) => (has(viewer, standing, anyone) ? null : "notAllowed");
const byJudge: Rule = (viewer, standing) => (has(viewer, standing, judges) ? null : "notAllowed");

/** The submitted parts that still lack approvals. */
export function awaiting(standing: Standing): Part[] {
  return [standing.text, standing.facts].filter(
    (part) => part.isSubmitted && part.approverIds.length < standing.approvalsNeeded,
  );
}

/** The parts still lacking approvals that the viewer had no hand in. */
export function partsFor(viewer: Viewer, standing: Standing): Part[] {
  return awaiting(standing).filter(({ contributorIds }) => !contributorIds.includes(viewer.id));
}

/** The submitted parts whose approval by the viewer can still be withdrawn. */
export function approvedParts(viewer: Viewer, standing: Standing): Part[] {
  return [standing.text, standing.facts].filter(
    ({ approverIds, isSubmitted, isLive }) =>
      isSubmitted && !isLive && approverIds.includes(viewer.id),
  );
}

// Four eyes: nobody signs off words or facts they wrote, whatever their role.
const bySecondPairOfEyes: Rule = (viewer, standing) => {
  const isMine = awaiting(standing).length > 0 && partsFor(viewer, standing).length === 0;
  return byJudge(viewer, standing) ?? (isMine ? "ownWords" : null);
};

const byNewApprover: Rule = (viewer, standing) => {
  const open = partsFor(viewer, standing);
  const isDone =
    open.length > 0 && open.every(({ approverIds }) => approverIds.includes(viewer.id));
  return (
    bySecondPairOfEyes(viewer, standing) ??
    (isDone ? "alreadyApproved" : null) ??
    onEnoughSources(viewer, standing)
  );
};

const onEnoughSources: Rule = (_, { footing }) =>
  isTooLittle(footing) ? "twoSourcesNeeded" : null;

const byApprover: Rule = (viewer, standing) => {
  const gave = approvedParts(viewer, standing).length > 0;
  return byJudge(viewer, standing) ?? (gave ? null : "notApproved");
};

const withEnoughApprovals: Rule = (viewer, standing) =>
  byMember(viewer, standing) ??
  (awaiting(standing).length > 0 ? "notEnoughApprovals" : null) ??
  onEnoughSources(viewer, standing);

/** An editor undoes what they had a hand in; a reviewer or admin anything. */
const byContributor: Rule = (viewer, standing) => {
  if (has(viewer, standing, judges)) return null;
  const isMine = [standing.text, standing.facts].some((p) => p.contributorIds.includes(viewer.id));
  return byMember(viewer, standing) ?? (isMine ? null : "notAllowed");
};

/** A draft that nobody has written in yet is anyone's to discard: nothing is lost with it. */
const ofLiveWork: Rule = (viewer, standing) => {
  const isUntouched = [standing.text, standing.facts].every((p) => p.contributorIds.length === 0);
  const may = isUntouched ? byMember : byContributor;
  return may(viewer, standing) ?? (standing.isLive ? null : "wrongStatus");
};

// A tracker has one page from its beginning, and nothing makes another.
const neverPublished: Rule = (viewer, standing) => {
  if (standing.kind === "page") return byMember(viewer, standing) ?? "pageStays";
  return byContributor(viewer, standing) ?? (standing.wasPublished ? "publishedOnce" : null);
};

const mayTakeDown: Rule = (viewer, standing) => {
  if (!viewer.siteAdmin && !has(viewer, standing, judges)) return "notAllowed";
  return standing.isLive ? null : "wrongStatus";
};

const bySecondRestorer: Rule = (viewer, standing) => {
  if (standing.restoreAskedById === null) return "wrongStatus";
  return (
    byJudge(viewer, standing) ??
    (standing.restoreAskedById === viewer.id ? "secondPersonNeeded" : null)
  );
};

const rules: Record<Step, Rule> = {
  save: byMember,
  submit: byMember,
  discard: ofLiveWork,
  bin: neverPublished,
  unbin: byContributor,
  takeBack: byMember,
  requestChanges: bySecondPairOfEyes,
  approve: byNewApprover,
  withdrawApproval: byApprover,
  edit: byMember,
  publish: withEnoughApprovals,
  takeDown: mayTakeDown,
  askToRestore: byJudge,
  confirmRestore: bySecondRestorer,
};

/** Members of the home tracker read its drafts, the restricted ones only where they are named; to everyone else the work does not exist. */
export function mayRead(
  viewer: Viewer,
  { trackerId, restrictedToIds }: Pick<Standing, "trackerId" | "restrictedToIds">,
): boolean {
  if (roleOn(viewer, trackerId) === null) return false;
  return restrictedToIds.length === 0 || restrictedToIds.includes(viewer.id);
}

/** Why the viewer may not take the step now, or null when they may. The screen and the commands ask the same question. */
export function refusalOf(step: Step, viewer: Viewer, standing: Standing): RefusalCode | null {
  const seesIt = mayRead(viewer, standing) || (step === "takeDown" && viewer.siteAdmin);
  if (!seesIt) return "notFound";
  const refusal = rules[step](viewer, standing);
  if (refusal === "notAllowed") return refusal;
  if (standing.isBinned !== (step === "unbin")) return standing.isBinned ? "binned" : "wrongStatus";
  if (!startsFrom(step, standing.status)) return "wrongStatus";
  return refusal;
}

/** Whether it waits for the viewer's decision: what lacks sources can be sent back for them, though not approved. */
export function waitsFor(viewer: Viewer, standing: Standing): boolean {
  const footing = { ...standing.footing, isAsked: false };
  return refusalOf("approve", viewer, { ...standing, footing }) === null;
}

export function assertMayTake(step: Step, viewer: Viewer, standing: Standing): void {
  const code = refusalOf(step, viewer, standing);
  if (code) throw new Refusal(code);
}

/** Every step with its refusal, for the buttons. */
export function stepsFor(viewer: Viewer, standing: Standing): Record<Step, RefusalCode | null> {
  const answer = (step: Step) => refusalOf(step, viewer, standing);
  return {
    save: answer("save"),
    submit: answer("submit"),
    discard: answer("discard"),
    bin: answer("bin"),
    unbin: answer("unbin"),
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

/** Who a restricted work is for is decided by its tracker's admins and by whoever wrote in it. */
export function mayRestrict(viewer: Viewer, standing: Standing): boolean {
  return roleOn(viewer, standing.trackerId) === "admin" || byContributor(viewer, standing) === null;
}

/** The risk of a work is judged by reviewers and admins. */
export function mayJudgeRisk(viewer: Viewer, standing: Standing): boolean {
  return mayRead(viewer, standing) && byJudge(viewer, standing) === null;
}

/** Whatever is not in the bin and the viewer may read in full: the works of their trackers, the restricted ones where they are named. */
export function readBy(viewer: Viewer) {
  return {
    binnedAt: null,
    homeTrackerId: { in: Object.keys(viewer.roles) },
    OR: [{ restrictedToIds: { isEmpty: true } }, { restrictedToIds: { has: viewer.id } }],
  };
}

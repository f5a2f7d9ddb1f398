import type { Viewer } from "@/server/auth/viewer";
import type { Db, Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import { record, takeStep } from "@/server/works/commands";
import { type Loaded, readableEdition, typedFactsOf } from "@/server/works/queries";
import { isoDate } from "@/server/works/rules";
import { startsFrom } from "@/server/works/workflow";
import { assertCondition } from "./queries";
import { settledFacts, settleRefusal } from "./rules";
import type { Outcome, Settle } from "./schema";

/**
 * Says in a draft what became of a pending event that readers have: it happened, was postponed, or cancelled. Opens that draft
 * where there is none; nothing goes live before it is reviewed. The day to look again is set at once. Refuses `notExpected`,
 * `dateUnread`, `whenMissing`, `notYet`, `whyMissing`, `notPostponed`, `factsInReview`, `stale`, `wrongStatus`, and as a
 * new condition is refused.
 */
export async function settle(db: Db, viewer: Viewer, input: Settle, now: Date) {
  const { row } = await readableEdition(db, viewer, input.editionId);
  const step = startsFrom("save", row.status) ? "save" : "edit";
  return takeStep(db, step, viewer, input, async (tx, loaded) => {
    if (!loaded.standing.isLive) throw new Refusal("wrongStatus");
    const factsVersion = await writeOutcome(tx, viewer, loaded, { input, now });
    await record(tx, viewer, { ...told(input.outcome), editionId: input.editionId });
    return { data: { submittedRevisionId: null }, answer: { factsVersion } };
  });
}

async function writeOutcome(
  tx: Tx,
  viewer: Viewer,
  { row: { work, status } }: Loaded,
  { input, now }: { input: Settle; now: Date },
): Promise<number> {
  const before = typedFactsOf(work);
  if (before.kind !== "event") throw new Refusal("notExpected");
  if (input.factsVersion !== work.factsVersion) throw new Refusal("stale");
  // From a live or an approved text on, what was submitted is behind it; in another language's review it is not.
  if (work.submittedFactsId && startsFrom("save", status)) throw new Refusal("factsInReview");
  const refusal = settleRefusal(before, input.outcome, isoDate(now) ?? "");
  if (refusal) throw new Refusal(refusal);
  const facts = settledFacts(before, input.outcome);
  await assertCondition(tx, viewer, { workId: work.id, facts, before });
  await tx.work.update({
    where: { id: work.id },
    data: {
      facts,
      factsVersion: { increment: 1 },
      factsContributorIds: [...new Set([...work.factsContributorIds, viewer.id])],
      submittedFactsId: null,
      lookAgainOn: lookAgain(input.outcome),
    },
    select: { id: true },
  });
  return work.factsVersion + 1;
}

const lookAgain = (outcome: Outcome) =>
  outcome.is === "postponed" && outcome.lookAgainOn ? new Date(outcome.lookAgainOn) : null;

const told = (outcome: Outcome) => ({
  action: outcome.is,
  note: outcome.is === "happened" ? outcome.typed.trim() : outcome.reason,
});

import { describe, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { type EditionFacts, refusalOf } from "./policy";
import { type Status, type Step, startsFrom, statuses, steps } from "./workflow";

const viewer = (id: string, role: Viewer["roles"][string] | null, siteAdmin = false): Viewer => ({
  id,
  name: id,
  email: `${id}@newsroom.example`,
  siteAdmin,
  sessionId: id,
  roles: role === null ? {} : { tracker: role },
});

const people = {
  writer: viewer("writer", "editor"),
  writingReviewer: viewer("writingReviewer", "reviewer"),
  editor: viewer("editor", "editor"),
  reviewer: viewer("reviewer", "reviewer"),
  admin: viewer("admin", "admin"),
  stranger: viewer("stranger", null),
  siteAdmin: viewer("siteAdmin", null, true),
} as const;

const facts = (status: Status): EditionFacts => ({
  trackerId: "tracker",
  status,
  isLive: true,
  contributorIds: ["writer", "writingReviewer"],
  approverIds: status === "approved" ? ["reviewer"] : [],
  approvalsNeeded: 1,
  restoreAskedById: "admin",
});

/** Who may take each step from a status it starts from; the table of the record's design. */
const allowed: Record<Step, (keyof typeof people)[]> = {
  save: ["writer", "writingReviewer", "editor", "reviewer", "admin"],
  submit: ["writer", "writingReviewer", "editor", "reviewer", "admin"],
  takeBack: ["writer", "writingReviewer", "editor", "reviewer", "admin"],
  requestChanges: ["reviewer", "admin"],
  approve: ["reviewer", "admin"],
  withdrawApproval: ["reviewer"],
  edit: ["writer", "writingReviewer", "editor", "reviewer", "admin"],
  publish: ["writer", "writingReviewer", "editor", "reviewer", "admin"],
  takeDown: ["writingReviewer", "reviewer", "admin", "siteAdmin"],
  askToRestore: ["writingReviewer", "reviewer", "admin"],
  confirmRestore: ["writingReviewer", "reviewer"],
};

const rows = steps.flatMap((step) =>
  statuses.flatMap((status) =>
    Object.entries(people).map(([who, person]) => ({ step, status, who, person })),
  ),
);

test.each(rows)("$who, $step, from $status", ({ step, status, who, person }) => {
  const approverIds = step === "withdrawApproval" ? ["reviewer"] : facts(status).approverIds;
  const refusal = refusalOf(step, person, { ...facts(status), approverIds });
  const expected = startsFrom(step, status) && allowed[step].some((name) => name === who);
  expect(refusal === null).toBe(expected);
});

describe("four eyes", () => {
  test("a reviewer who wrote part of the text is told so", () => {
    expect(refusalOf("approve", people.writingReviewer, facts("inReview"))).toBe("ownWords");
  });

  test("to someone outside the tracker the work does not exist", () => {
    expect(refusalOf("save", people.stranger, facts("draft"))).toBe("notFound");
  });

  test("an approval short of what the tracker asks keeps publishing off", () => {
    const edition = { ...facts("approved"), approvalsNeeded: 2 };
    expect(refusalOf("publish", people.editor, edition)).toBe("notEnoughApprovals");
  });

  test("the person who asked to restore cannot also agree to it", () => {
    expect(refusalOf("confirmRestore", people.admin, facts("takenDown"))).toBe("notAllowed");
  });
});

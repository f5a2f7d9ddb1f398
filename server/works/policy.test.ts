import { describe, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { nothingCited } from "@/server/sources/rules";
import { type Part, refusalOf, type Standing, waitsFor } from "./policy";
import { type Status, type Step, startsFrom, statuses, steps } from "./workflow";

const viewer = (id: string, role: Viewer["roles"][string] | null, siteAdmin = false): Viewer => ({
  id,
  name: id,
  email: `${id}@newsroom.example`,
  siteAdmin,
  timeZone: "UTC",
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

const part = (status: Status): Part => ({
  contributorIds: ["writer", "writingReviewer"],
  approverIds: status === "approved" ? ["reviewer"] : [],
  isSubmitted: status === "inReview" || status === "approved",
  isLive: false,
});

const standing = (status: Status): Standing => ({
  kind: "article",
  trackerId: "tracker",
  restrictedToIds: [],
  status,
  isLive: true,
  wasPublished: true,
  isBinned: false,
  text: part(status),
  facts: part(status),
  approvalsNeeded: 1,
  footing: nothingCited,
  restoreAskedById: "admin",
});

/** Who may take each step from a status it starts from; the table of the record's design. */
const allowed: Record<Step, (keyof typeof people)[]> = {
  save: ["writer", "writingReviewer", "editor", "reviewer", "admin"],
  submit: ["writer", "writingReviewer", "editor", "reviewer", "admin"],
  discard: ["writer", "writingReviewer", "reviewer", "admin"],
  bin: ["writer", "writingReviewer", "reviewer", "admin"],
  unbin: ["writer", "writingReviewer", "reviewer", "admin"],
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

/** The state in which a step is open but for who asks and the status. */
function prepared(step: Step, status: Status): Standing {
  const approved = { ...part(status), approverIds: ["reviewer"], isSubmitted: true };
  const base = standing(status);
  if (step === "withdrawApproval") return { ...base, text: approved, facts: approved };
  if (step === "bin") return { ...base, wasPublished: false };
  return { ...base, isBinned: step === "unbin" };
}

test.each(rows)("$who, $step, from $status", ({ step, status, who, person }) => {
  const refusal = refusalOf(step, person, prepared(step, status));
  const expected = startsFrom(step, status) && allowed[step].some((name) => name === who);
  expect(refusal === null).toBe(expected);
});

test.each(rows)("restricted to others: $who, $step, from $status", ({ step, status, person }) => {
  const closed = { ...prepared(step, status), restrictedToIds: ["someone"] };
  const refusal = refusalOf(step, person, closed);
  // A site admin takes down what is live, whoever may read its drafts.
  const mayKnow = step === "takeDown" && person.siteAdmin && startsFrom(step, status);
  if (mayKnow) expect(refusal).toBeNull();
  else expect(refusal).toBe(person.siteAdmin && step === "takeDown" ? "wrongStatus" : "notFound");
});

describe("four eyes", () => {
  test("a reviewer who wrote part of the text is told so", () => {
    expect(refusalOf("approve", people.writingReviewer, standing("inReview"))).toBe("ownWords");
  });

  test("a reviewer who wrote the facts alone may still judge the text", () => {
    const others = { ...part("inReview"), contributorIds: ["writer"] };
    const own = { ...part("inReview"), contributorIds: ["reviewer"] };
    const split = { ...standing("inReview"), text: others, facts: own };
    expect(refusalOf("approve", people.reviewer, split)).toBeNull();
    const judged = { ...split, text: { ...others, approverIds: ["reviewer"] } };
    expect(refusalOf("approve", people.reviewer, judged)).toBe("ownWords");
  });

  test("withdrawing what one never approved is refused in its own words", () => {
    expect(refusalOf("withdrawApproval", people.admin, standing("approved"))).toBe("notApproved");
    expect(refusalOf("withdrawApproval", people.editor, standing("approved"))).toBe("notAllowed");
  });

  test("the approval of a text readers already have is not withdrawn", () => {
    const given = { ...part("approved"), isLive: true };
    const edition = { ...standing("approved"), text: given, facts: given };
    expect(refusalOf("withdrawApproval", people.reviewer, edition)).toBe("notApproved");
    const facts = { ...given, isLive: false };
    expect(refusalOf("withdrawApproval", people.reviewer, { ...edition, facts })).toBeNull();
  });

  test("to someone outside the tracker the work does not exist", () => {
    expect(refusalOf("save", people.stranger, standing("draft"))).toBe("notFound");
  });

  test.each(["text", "facts"] as const)(
    "an approval missing of the %s keeps publishing off",
    (name) => {
      const short = { ...part("approved"), approverIds: [] };
      const edition = { ...standing("approved"), [name]: short };
      expect(refusalOf("publish", people.editor, edition)).toBe("notEnoughApprovals");
    },
  );

  test("the person who asked to restore cannot also agree to it", () => {
    expect(refusalOf("confirmRestore", people.admin, standing("takenDown"))).toBe(
      "secondPersonNeeded",
    );
  });

  test("a binned work takes no step but out of the bin", () => {
    const binned = { ...standing("draft"), isBinned: true };
    expect(refusalOf("save", people.writer, binned)).toBe("binned");
    expect(refusalOf("unbin", people.writer, binned)).toBeNull();
  });
});

describe("a text that rests on fewer sources than its tracker asks for", () => {
  const footing = { ...nothingCited, isAsked: true };
  const short = (status: Status) => ({ ...standing(status), footing });

  test("is sent for review and sent back, but neither approved nor published", () => {
    expect(refusalOf("submit", people.writer, short("draft"))).toBeNull();
    expect(refusalOf("requestChanges", people.reviewer, short("inReview"))).toBeNull();
    expect(refusalOf("approve", people.reviewer, short("inReview"))).toBe("twoSourcesNeeded");
    expect(refusalOf("publish", people.editor, short("approved"))).toBe("twoSourcesNeeded");
  });

  test("waits for whoever may decide on it, and for nobody else", () => {
    const waiting = Object.entries(people).filter(([, one]) => waitsFor(one, short("inReview")));
    expect(waiting.map(([name]) => name)).toEqual(["reviewer", "admin"]);
    expect(refusalOf("approve", people.writingReviewer, short("inReview"))).toBe("ownWords");
  });
});

test("a draft beside the live text that nobody has written in is any member's to discard", () => {
  const untouched = { ...part("draft"), contributorIds: [] };
  const asOf = { ...standing("draft"), text: untouched, facts: untouched };
  expect(refusalOf("discard", people.editor, asOf)).toBeNull();
  expect(refusalOf("discard", people.stranger, asOf)).toBe("notFound");
  const facts = { ...untouched, contributorIds: ["writer"] };
  expect(refusalOf("discard", people.editor, { ...asOf, facts })).toBe("notAllowed");
});

import { expect, test } from "vitest";
import { edtfBetween } from "@/server/dates/period";
import { realPairs, russia } from "./real-pairs.cases";
import { statusOn } from "./status";
import { type Case, cases, termsOf } from "./status.cases";

test.each(cases)("$name", (each) => expectStatus(each));

const days = realPairs.flatMap(({ days, ...pair }) => days.map((each) => ({ ...pair, ...each })));
test.each(days)("$pair on $on: $status", (each) => expectStatus(each));

test.each(russia)("Russia on 26 August 2025 and $of", ({ acts, expected }) => {
  expectStatus({ acts, ...expected });
});

function expectStatus({ acts, terms, ...expected }: Omit<Case, "name">) {
  const { on, status, by, since, boundUntil, isAssumed, others } = expected;
  const asked = { stateId: "state", ofId: "treaty", terms: termsOf({ terms }), on };
  const found = statusOn(acts, asked);
  expect({
    status: found.status,
    by: found.deciding,
    since: found.since?.edtf,
    boundUntil: found.boundUntil && edtfBetween(found.boundUntil),
    isAssumed: found.assumed,
    certain: found.certain,
    others: found.others.map((each) => each.status),
  }).toEqual({
    status,
    by,
    since,
    boundUntil: boundUntil ?? null,
    isAssumed: isAssumed ?? false,
    certain: others === undefined,
    others: others ?? [],
  });
}

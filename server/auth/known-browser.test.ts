import { expect, it } from "vitest";
import { isMarkOf, newMark } from "./known-browser";

const [mara, ivo] = [
  "0198c0de-0000-7000-8000-000000000001",
  "0198c0de-0000-7000-8000-000000000002",
];

it("a browser is known to the person who signed in with it, and to nobody else", () => {
  const mark = newMark(mara);
  expect(isMarkOf(mara, mark)).toBe(true);
  expect(isMarkOf(ivo, mark)).toBe(false);
});

it.each(["", ".", "nonce.", "nonce.seal", `${newMark(mara)}x`, `x${newMark(mara)}`])(
  "a mark nobody gave, “%s”, is none",
  (mark) => {
    expect(isMarkOf(mara, mark)).toBe(false);
  },
);

import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { Halt } from "./say";
import { derived, keptSecret } from "./secret";

const folder = mkdtempSync(join(tmpdir(), "vigil-secret-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("the secret is made once, and only its owner can read it", () => {
  const made = keptSecret(folder, "secret");
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(keptSecret(folder, "secret")).toBe(made);
  expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
});

it("a spoilt secret stops the start with a sentence", () => {
  writeFileSync(join(folder, "spoilt"), "a line someone wrote");
  expect(() => keptSecret(folder, "spoilt")).toThrow(Halt);
});

it("each purpose has a value of its own, always the same", () => {
  expect(derived("s", "desk")).toBe(derived("s", "desk"));
  expect(new Set([derived("s", "desk"), derived("s", "reader"), derived("t", "desk")]).size).toBe(
    3,
  );
});

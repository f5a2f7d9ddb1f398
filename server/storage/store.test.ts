import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keep, kept, stateOf } from "./store";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigil-storage-"));
  process.env.VIGIL_DATA = folder;
});
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (hash: string) => join(folder, "storage", hash.slice(0, 2), hash);

it("what is kept comes back under the SHA-256 of its bytes, however often it is kept", async () => {
  // From FIPS 180-2, appendix B.1.
  const hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  expect(await keep(Buffer.from("abc"))).toBe(hash);
  expect(await keep(Buffer.from("abc"))).toBe(hash);
  expect((await kept(hash))?.toString()).toBe("abc");
  expect(await stateOf(hash)).toBe("intact");
  expect(readdirSync(join(folder, "storage", "ba"))).toEqual([hash]);
});

it("what was changed on the disk is not given out, is told apart, and can be kept anew", async () => {
  const hash = await keep(Buffer.from("as it was"));
  writeFileSync(fileOf(hash), "as it is");
  expect(await stateOf(hash)).toBe("changed");
  expect(await kept(hash)).toBeNull();
  await keep(Buffer.from("as it was"));
  expect(await stateOf(hash)).toBe("intact");
});

it("what is not there is missing, and a name that is no hash is a mistake", async () => {
  expect(await stateOf("0".repeat(64))).toBe("missing");
  expect(await kept("0".repeat(64))).toBeNull();
  await expect(kept("../../secret")).rejects.toThrow("no SHA-256");
});

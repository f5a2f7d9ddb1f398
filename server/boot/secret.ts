/** The installation's secret, made once; everything that must be hidden is derived from it. */
import { createHmac, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOf, Halt } from "./say.ts";

/** Returns 64 hex digits kept in the named file of the data folder, made at first use, readable by its owner only; a file that holds anything else is a Halt. */
export function keptSecret(data: string, name: string): string {
  const file = join(data, name);
  try {
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (failure) {
    if (codeOf(failure) !== "EEXIST") throw failure;
  }
  const kept = readFileSync(file, "utf8").trim();
  if (!/^[0-9a-f]{64}$/.test(kept))
    throw new Halt(
      `The file ${file} does not hold 64 hex digits. Restore it, or remove it: everyone then signs in anew.`,
    );
  return kept;
}

/** HMAC-SHA256 of the purpose, hex: the same secret gives unrelated values for unrelated purposes. */
export function derived(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(purpose).digest("hex");
}

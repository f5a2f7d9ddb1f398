import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkPort, freePort, takeLock } from "./lock";
import { Halt } from "./say";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "vigil-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("a second start on the same data says which process is running", () => {
  // Process 1 is always there, and never this one.
  writeFileSync(join(folder, "lock"), "1\n");
  expect(() => takeLock(folder)).toThrow(/already running \(pid 1\)/);
});

it.each([
  ["of a process that is gone", "4194305 1\n"],
  ["of a pid that is another process by now", "1 123456789012\n"],
  ["that was never finished", ""],
])("a lock %s is taken over, and released in the end", (_, held) => {
  writeFileSync(join(folder, "lock"), held);
  const release = takeLock(folder);
  expect(existsSync(join(folder, "lock"))).toBe(true);
  release();
  expect(existsSync(join(folder, "lock"))).toBe(false);
});

it("a port that is taken, and an address that is not this machine's, stop the start with a sentence", async () => {
  const server = createServer();
  const port = await freePort(0);
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  await expect(checkPort("127.0.0.1", port)).rejects.toThrow(`Port ${port} is taken`);
  await new Promise((done) => server.close(done));
  await expect(checkPort("127.0.0.1", port)).resolves.toBeUndefined();
  await expect(checkPort("192.0.2.1", port)).rejects.toThrow(Halt);
});

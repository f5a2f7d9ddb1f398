import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { makeFileStore } from "./file-store";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "vigil-store-"));
});
afterEach(() => rm(folder, { recursive: true }));

const text = async (store: ReturnType<typeof makeFileStore>, path: string) =>
  (await store.get(path))?.body.bytes.toString();

it("a page is served from memory until the press says it changed", async () => {
  const store = makeFileStore({ folder, capacity: 1000 });
  await writeFile(join(folder, "en.html"), "old");
  expect(await text(store, "en.html")).toBe("old");
  await writeFile(join(folder, "en.html"), "new");
  expect(await text(store, "en.html")).toBe("old");
  store.delete("en.html");
  expect(await text(store, "en.html")).toBe("new");
});

it("a page taken down while it was being read is not kept", async () => {
  const store = makeFileStore({ folder, capacity: 1000 });
  await writeFile(join(folder, "en.html"), "old");
  const reading = store.get("en.html");
  store.delete("en.html");
  await reading;
  await rm(join(folder, "en.html"));
  expect(await store.get("en.html")).toBeNull();
});

it("what was asked for longest ago is forgotten when memory is full", async () => {
  const store = makeFileStore({ folder, capacity: 80 });
  for (let n = 0; n < 9; n++) store.put(`${n}.html`, { body: Buffer.alloc(10) });
  expect(await store.get("0.html")).toBeNull();
  expect(await store.get("8.html")).not.toBeNull();
});

it("a path that leaves the folder finds nothing", async () => {
  expect(await makeFileStore({ folder, capacity: 1000 }).get("../../etc/hosts")).toBeNull();
});

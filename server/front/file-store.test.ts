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

const text = async (store: ReturnType<typeof makeFileStore>, address: string) =>
  (await store.at(address))?.body.bytes.toString();

it("a page is served from memory until the press says it changed", async () => {
  const store = makeFileStore({ folder, capacity: 1000 });
  await writeFile(join(folder, "en.html"), "old");
  expect(await text(store, "/en")).toBe("old");
  await writeFile(join(folder, "en.html"), "new");
  expect(await text(store, "/en")).toBe("old");
  expect(store.held("/en")?.body.bytes.toString()).toBe("old");
  store.delete("en.html");
  expect(store.held("/en")).toBeUndefined();
  expect(await text(store, "/en")).toBe("new");
});

it("however its address is written, a page taken down is held nowhere", async () => {
  const store = makeFileStore({ folder, capacity: 1000 });
  await writeFile(join(folder, "en.html"), "old");
  const written = ["/en", "/%65n", "/e%6e", "/%65%6e", "/e%6E", "/%65%6E"];
  for (const address of written) expect(await text(store, address)).toBe("old");
  expect(written.filter((address) => store.held(address))).toHaveLength(4);
  store.delete("en.html");
  await rm(join(folder, "en.html"));
  for (const address of written) {
    expect(store.held(address)).toBeUndefined();
    expect(await store.at(address)).toBeNull();
  }
});

it("a page taken down while it was being read is not kept", async () => {
  const store = makeFileStore({ folder, capacity: 1000 });
  await writeFile(join(folder, "en.html"), "old");
  const reading = store.at("/en");
  store.delete("en.html");
  await reading;
  await rm(join(folder, "en.html"));
  expect(await store.at("/en")).toBeNull();
});

it("when memory is full, what nobody asked for again is forgotten first", async () => {
  const store = makeFileStore({ folder, capacity: 80 });
  for (let n = 0; n < 9; n++) {
    await writeFile(join(folder, `${n}.html`), "ten bytes.");
    await store.at(`/${n}`);
    store.held("/0");
  }
  expect(store.held("/0")).toBeDefined();
  expect(store.held("/1")).toBeUndefined();
  expect(store.held("/8")).toBeDefined();
});

it("a path that leaves the folder finds nothing", async () => {
  expect(await makeFileStore({ folder, capacity: 1000 }).at("/../../etc/hosts")).toBeNull();
});

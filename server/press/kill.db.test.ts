import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aNewsroom, as, db, type Newsroom } from "@/server/testing/newsroom";
import { aSite, filesIn, leaveSite } from "@/server/testing/site";
import { pressAll, pressWork } from "./press";

let bundle: string;
let room: Newsroom;
/** The site as it stood before what is done to it. */
let before: string;

beforeAll(async () => {
  bundle = await mkdtemp("server/generated/doomed-");
  await build({
    configFile: false,
    logLevel: "error",
    resolve: { alias: { "@": process.cwd() } },
    build: { ssr: "server/testing/doomed-press.ts", outDir: bundle, emptyOutDir: true },
  });
  room = await aNewsroom();
}, 60_000);

afterAll(() => rm(bundle, { recursive: true }));

beforeEach(async () => {
  before = aSite();
  await pressAll();
  return () => leaveSite(before);
});

/** Commits without pressing, as a process that dies right after its transaction does. */
async function unpressed(act: () => Promise<unknown>) {
  process.env.VIGIL_SITE = "";
  await act();
  process.env.VIGIL_SITE = before;
}

async function goesLive(headline: string): Promise<string> {
  const { editionId } = await room.draft(room.editor, { headline });
  const { version } = await as(room.editor).reviews.edition({ editionId });
  const read = await room.submitted(room.editor, { editionId, version });
  const approved = await as(room.reviewer).reviews.approve(read);
  await as(room.editor).publications.publish({ editionId, version: approved.version });
  return editionId;
}

async function workOf(editionId: string): Promise<string> {
  return (await db.edition.findUniqueOrThrow({ where: { id: editionId } })).workId;
}

/** Presses in a process of its own, on a copy of the site as it was, and kills it before its nth change of a file. */
async function pressKilled(workId: string, nth: number) {
  const site = aSite();
  await cp(before, site, { recursive: true });
  const program = spawn(
    process.execPath,
    [path.join(bundle, "doomed-press.js"), workId, String(nth)],
    { env: { ...process.env, VIGIL_SITE: site }, stdio: ["ignore", "ignore", "inherit"] },
  );
  const [code, signal] = await new Promise<[number | null, string | null]>((done) =>
    program.once("exit", (...given) => done(given)),
  );
  if (signal !== "SIGKILL") expect(code).toBe(0);
  return { site, wasKilled: signal === "SIGKILL" };
}

async function rebuilt() {
  const site = aSite();
  await pressAll();
  const files = await filesIn(site);
  await leaveSite(site);
  return files;
}

/** Kills a press of the work at every change of a file it makes; each time the next start makes it good. Answers at how many. */
async function killedAtEveryFile(workId: string, check: (files: Map<string, string>) => void) {
  const wanted = await rebuilt();
  for (let nth = 0; ; nth += 1) {
    const { site, wasKilled } = await pressKilled(workId, nth);
    check(await filesIn(site));
    process.env.VIGIL_SITE = site;
    // What the promise kept in the transaction does at the next start.
    if (wasKilled) await pressWork(workId);
    expect(await filesIn(site), `killed before change ${nth}`).toEqual(wanted);
    await leaveSite(site);
    if (!wasKilled) return nth;
  }
}

/** Every article a list names has its page. */
function namesOnlyWhatIsThere(files: Map<string, string>) {
  const lists = [...files].filter(([name]) => /^en\.html$|\.(atom|xml)$/.test(name));
  for (const [list, text] of lists)
    for (const [, address = ""] of text.matchAll(/(\/en\/articles\/[^"<]+)["<]/g))
      expect(files.has(`${decodeURI(address).slice(1)}.html`), `${list} ${address}`).toBe(true);
}

test("a press of a new article killed before any change of a file names nothing that is not there", async () => {
  await goesLive("An earlier one");
  let editionId = "";
  await unpressed(async () => {
    editionId = await goesLive("A new one");
  });
  expect(await killedAtEveryFile(await workOf(editionId), namesOnlyWhatIsThere)).toBeGreaterThan(
    20,
  );
}, 240_000);

test("a press of a take-down killed before any change of a file is made good by the next start", async () => {
  const editionId = await goesLive("Taken down");
  await unpressed(() => as(room.admin).publications.takeDown({ editionId, reason: "other" }));
  const killed = await killedAtEveryFile(await workOf(editionId), () => undefined);
  expect(killed).toBeGreaterThan(20);
  for (const text of (await rebuilt()).values()) expect(text).not.toContain("Taken down");
}, 240_000);

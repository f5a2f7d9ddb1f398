import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { rewritten, signIn } from "./desk.mjs";

const acts = ["save", "approve", "publish"];
const rounds = Number(process.env.KILLS ?? 21);
const place = process.getuid?.() === 0 ? "/var/lib" : tmpdir();

/**
 * Starts a Vigil of its own, and while people save, approve and publish kills the program, or its database, with
 * SIGKILL at any moment. After the next start every acknowledged write must be there, and nothing may be half live.
 */
export async function measure() {
  const data = mkdtempSync(join(place, "vigil-kill-"));
  // PostgreSQL does not run as root, and its own user has to get in.
  chmodSync(data, 0o755);
  const port = 3977;
  const here = { data, base: `http://localhost:${port}`, port };
  process.env.VIGIL_DATA = data;
  const rows = [];
  try {
    let app = await start(here);
    const people = await newsroom(here);
    for (const victim of ["program", "database"]) {
      const tally = { save: 0, approve: 0, publish: 0, lost: [] };
      for (let n = 0; n < rounds; n += 1) {
        const told = await interrupted({ ...here, ...people, app, victim, n });
        app = await start(here);
        tally[told.during] += 1;
        tally.lost.push(...(await faults({ ...here, ...people, told })));
      }
      const figure = `${rounds} times (${tally.save} saving, ${tally.approve} approving, ${tally.publish} publishing), ${tally.lost.length} faults`;
      rows.push([
        `${victim} killed`,
        [figure, ...tally.lost].join("\n  "),
        "no fault",
        tally.lost.length === 0,
      ]);
    }
    await kill(app);
  } finally {
    const postmaster = postmasterOf(data);
    if (postmaster) process.kill(postmaster, "SIGINT");
    await pause(2000);
    rmSync(data, { recursive: true, force: true });
  }
  return rows;
}

async function start({ data, base, port }) {
  const env = {
    ...process.env,
    VIGIL_DATA: data,
    PORT: `${port}`,
    SITE_URL: base,
    HOST: "127.0.0.1",
  };
  const app = spawn(process.execPath, ["server/boot/start.mjs"], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [app.stdout, app.stderr])
    stream.on("data", (words) => {
      said += words;
    });
  for (let n = 0; n < 600; n += 1) {
    if (app.exitCode !== null) throw new Error(`Vigil did not start:\n${said}`);
    if (
      await fetch(`${base}/en`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return app;
    await pause(200);
  }
  throw new Error(`Vigil did not answer:\n${said}`);
}

async function newsroom({ data, base }) {
  while (!existsSync(join(data, "demonstration.txt"))) await pause(200);
  const [editor, reviewer] = [await signIn(base, "editor"), await signIn(base, "reviewer")];
  for (;;) {
    const { lines } = await editor.works.list.query({ status: "published", kind: "article" });
    if (lines[0]) return { editor, reviewer, editionId: lines[0].id };
    await pause(500);
  }
}

/** Works until the victim dies; answers what was acknowledged, and what was being asked when it died. */
async function interrupted(job) {
  const told = { saved: [], published: [], approved: 0, during: "save" };
  const stop = new AbortController();
  const working = work(job, told, stop.signal).catch(() => {});
  await pause(100 + Math.random() * 400);
  const wished = acts[job.n % acts.length];
  while (told.during !== wished) await pause(1);
  await pause(Math.random() * 25);
  const { during } = told;
  if (job.victim === "program") await kill(job.app);
  else process.kill(postmasterOf(job.data), "SIGKILL");
  await pause(300);
  stop.abort();
  await working;
  if (job.victim === "database") await kill(job.app);
  return { ...told, during };
}

async function work({ editor, reviewer, editionId, victim, n }, told, signal) {
  for (let turn = 0; !signal.aborted; turn += 1) {
    const edition = () => editor.reviews.edition.query({ editionId }, { signal });
    let now = await edition();
    if (now.status === "approved") now = await publish({ editor, editionId, now }, told);
    if (now.status === "inReview") now = await approve({ reviewer, editionId, now }, told);
    if (now.status === "published") {
      await editor.drafts.edit.mutate({ editionId, version: now.version });
      now = await edition();
    }
    if (now.status !== "draft") continue;
    told.during = "save";
    const words = `${victim} ${n}, turn ${turn}`;
    told.saved.push({ words, isTold: false });
    const saved = await editor.drafts.save.mutate(rewritten(now, words));
    told.saved.at(-1).isTold = true;
    await editor.reviews.submit.mutate({ editionId, version: saved.version, note: "" });
  }
}

async function approve({ reviewer, editionId, now }, told) {
  told.during = "approve";
  const { textHash, factsHash } = now.submitted;
  const at = { editionId, version: now.version };
  const { version } = await reviewer.reviews.approve.mutate({ ...at, textHash, factsHash });
  told.approved = version;
  return { ...now, status: "approved", version };
}

async function publish({ editor, editionId, now }, told) {
  told.during = "publish";
  told.published.push({ words: now.text.standfirst, isTold: false });
  const { version } = await editor.publications.publish.mutate({ editionId, version: now.version });
  told.published.at(-1).isTold = true;
  return { ...now, status: "published", version };
}

/** What is not as it was acknowledged, and where the public pages do not agree with each other. */
async function faults({ base, editor, editionId, told }) {
  const now = await editor.reviews.edition.query({ editionId });
  const found = [];
  const may = (list) => {
    const last = list.findLastIndex(({ isTold }) => isTold);
    return last < 0 ? null : list.slice(last).map(({ words }) => words);
  };
  const texts = may(told.saved);
  if (texts && !texts.includes(now.text.standfirst))
    found.push(`saved ${texts[0]}, found ${now.text.standfirst}`);
  if (told.approved > now.version)
    found.push(`approved at ${told.approved}, found version ${now.version}`);
  const page = async (path) => (await fetch(base + encodeURI(path))).text();
  const live = await page(now.live.path);
  const shown = /(?:program|database) \d+, turn \d+/.exec(live)?.[0];
  const published = may(told.published);
  if (published && !published.includes(shown))
    found.push(`published ${published[0]}, shown ${shown}`);
  for (const path of ["/en", "/en/feed.atom"])
    if (shown && !(await page(path)).includes(shown)) found.push(`${path} does not show ${shown}`);
  const [, version] = /href="(\/en\/v\/[^"]+)"/.exec(live) ?? [];
  if (shown && !(await page(version)).includes(shown))
    found.push(`${version} does not show ${shown}`);
  return found;
}

function kill(app) {
  return new Promise((done) => {
    if (app.exitCode !== null || app.signalCode !== null) return done();
    app.on("exit", done);
    app.kill("SIGKILL");
  });
}

function postmasterOf(data) {
  const file = join(data, "postgres", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
}

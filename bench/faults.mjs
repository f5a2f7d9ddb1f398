import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const press = "server/press/press.ts";
const lists = "server/press/lists.ts";
const allDrafts = '(await (await import("@/server/db")).deskDb().edition.findMany())';

/** What each proof must notice: a small fault in a copy of the sources, and the tests that have to fail of it. */
const faults = [
  {
    fault: "anyone signed in reads every draft",
    file: "server/works/policy.ts",
    from: "if (roleOn(viewer, trackerId) === null) return false;",
    to: "",
    tests: "server/trpc/outcomes",
  },
  {
    fault: "a procedure without its outcomes",
    file: "server/trpc/outcomes.ts",
    from: '  "reviews.takeBack": { of: a.inReview, may: members },\n',
    to: "",
    tests: "server/trpc/outcomes",
  },
  {
    fault: "a suspended person stays signed in",
    file: "server/account/queries.ts",
    from: "session.expiresAt <= now || session.user.suspendedAt",
    to: "session.expiresAt <= now",
    tests: "server/trpc/outcomes",
  },
  {
    fault: "a refused approval leaves a trace",
    file: "server/works/commands.ts",
    from: "    assertMayTake(step, viewer, loaded.standing);\n",
    to: '    try { assertMayTake(step, viewer, loaded.standing); } catch (no) { await db.auditEvent.create({ data: { actorId: viewer.id, action: "tried" } }); throw no; }\n',
    tests: "server/trpc/outcomes",
  },
  {
    fault: "a protected source is published by its title",
    file: "server/sources/rules.ts",
    from: "return { wording: row.publicWording };",
    to: "return { wording: row.title };",
    tests: "server/press/leaks",
  },
  {
    fault: "drafts in the feed",
    file: lists,
    from: 'page: { page: "feed", lang, works } });',
    to: `page: { page: "feed", lang, works: works.concat(works[0] ? ${allDrafts}.map(({ headline }) => ({ ...works[0], headline })) : []) } });`,
    tests: "server/press/leaks",
  },
  {
    fault: "the addresses of drafts in the sitemap",
    file: lists,
    from: "page: mapOf(await livePages(reader, day)) }",
    to: `page: mapOf((await livePages(reader, day)).concat(${allDrafts}.map(({ headline, changedAt }) => ({ path: \`/en/articles/\${headline}\`, publishedAt: changedAt })))) }`,
    tests: "server/press/leaks",
  },
  {
    fault: "an author may approve their own words, for the database",
    file: "prisma/migrations/20261124000000_first_slice/migration.sql",
    from: `      AND NOT EXISTS (SELECT 1 FROM "desk"."Contributor" c
        WHERE c."userId" = person AND revision IN (c."textRevisionId", c."factsRevisionId")))`,
    to: ")",
    tests: "server/publications/commands",
  },
  {
    fault: "an author may approve their own words, for the commands",
    file: "server/works/policy.ts",
    from: "filter(({ contributorIds }) => !contributorIds.includes(viewer.id))",
    to: "filter(() => true)",
    tests: "server/trpc/outcomes",
  },
  {
    fault: "tracker pages are not pressed",
    file: press,
    from: "const trackers = await write(await trackerSheets(reader, shownOn));",
    to: "const trackers = 0;",
    tests: "server/press/press.db",
  },
  {
    fault: "two presses at once",
    file: press,
    from: "const mine = turn.then(() => locked(work));",
    to: "const mine = readerPool().connect().then((client) => work(client).finally(() => client.release()));",
    tests: "server/press/press.db",
  },
  {
    fault: "lists before the pages they name",
    file: press,
    from: "    const own = await write(sheets);\n",
    to: "    await writeLists(reader, await firstDays(reader, workId));\n    const own = await write(sheets);\n",
    tests: "server/press/kill",
  },
  {
    fault: "a take-down leaves its file",
    file: press,
    from: "    } else {\n      await removeFile(file);\n",
    to: "    } else {\n",
    tests: "server/press/kill",
  },
  {
    fault: "a document that is not what was approved",
    file: "prisma/migrations/20261130150000_d_documents_made/migration.sql",
    from: ' OR NEW."projection" <> whole',
    to: "",
    tests: "server/publications/commands",
  },
  {
    fault: "an act in the ledger is edited",
    file: "server/acts/queries.ts",
    from: "  await assertUnchanged(tx, workId, acts);\n",
    to: "",
    tests: "server/acts/queries",
  },
  {
    fault: "an act counts though another one has taken its place",
    file: "server/ledger/status.ts",
    from: "return acts.filter(({ id }) => !superseded.has(id));",
    to: "return acts.filter(() => superseded.size >= 0);",
    tests: "server/ledger/status",
  },
  {
    fault: "a source that is protected stays in what was published",
    file: "server/sources/commands.ts",
    from: "const workIds = isLess ? await protectPublished(tx, viewer, sourceId) : [];",
    to: "const workIds: string[] = isLess ? [] : [];",
    tests: "server/sources/commands",
  },
  {
    fault: "a text approved with a source's name is published after that is protected",
    file: "server/revisions/commands.ts",
    from: "  await assertSourcesAsNow(\n",
    to: "  if (tx === null) await assertSourcesAsNow(\n",
    tests: "server/sources/commands",
  },
  {
    fault: "an open contradiction does not stop an approval",
    file: "server/reviews/commands.ts",
    from: "    await assertNoneOpen(tx, viewer, loaded.row);\n",
    to: "",
    tests: "server/contradictions/commands",
  },
];

/**
 * Plants every fault, one after the other, and expects the tests to notice; nothing of it touches these sources. Answers each row as it
 * is had. `FAULT="in the ledger"` plants those alone whose words hold it.
 */
export function* measure() {
  const copy = copied();
  try {
    const chosen = faults.filter(({ fault }) => fault.includes(process.env.FAULT ?? ""));
    for (const one of chosen) yield row(copy, one);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function row(copy, { fault, file, from, to, tests }) {
  const path = join(copy, file);
  const whole = readFileSync(path, "utf8");
  if (whole.split(from).length !== 2)
    return [fault, `cannot be planted in ${file}`, "its place found once", false];
  writeFileSync(
    path,
    whole.replace(from, () => to),
  );
  const run = spawnSync(process.execPath, ["server/boot/test.mjs", tests], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  writeFileSync(path, whole);
  const said = run.stdout + run.stderr;
  // A file in which nothing could be prepared has noticed nothing.
  const [, first = ""] = /^ *FAIL +(?:\S+ +)?(server\/\S+ > .*)$/m.exec(said) ?? [];
  const figure = first || (run.status === 0 ? "not noticed" : said.slice(-1_000));
  return [fault, figure, `${tests} fails`, run.status !== 0 && first !== ""];
}

/** Says whether the words stood in the file exactly once, and so were replaced. */
function plant(path, from, to) {
  const parts = readFileSync(path, "utf8").split(from);
  if (parts.length !== 2) return false;
  writeFileSync(path, parts.join(to));
  return true;
}

/** The sources as they stand here, with what is installed beside them. */
function copied() {
  const copy = mkdtempSync(join(tmpdir(), "vigil-faults-"));
  const listed = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  for (const file of execFileSync("git", listed, { encoding: "utf8" }).split("\0")) {
    if (file === "") continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(file, join(copy, file), { force: true });
  }
  // One test that fails is enough.
  plant(
    join(copy, "vitest.config.ts"),
    "fileParallelism: false,",
    "fileParallelism: false, bail: 1,",
  );
  // Hard links: the same files in a folder of their own.
  execFileSync("cp", ["-Rl", "node_modules", copy]);
  return copy;
}

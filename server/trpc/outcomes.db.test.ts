import { TRPCError } from "@trpc/server";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/server/auth/viewer";
import { Refusal } from "@/server/errors";
import { aNewsroom, as, db, person } from "@/server/testing/newsroom";
import { type Row, rows, type Scene, viewers, type Who } from "./outcomes";
import { rootRouter } from "./root";

const procedures = Object.keys(rootRouter._def.procedures);
let scene: Omit<Scene, "viewer">;

beforeAll(async () => {
  const room = await aNewsroom();
  const elsewhere = await aNewsroom();
  const people = {
    outsider: elsewhere.admin,
    writer: room.editor,
    editor: await room.hire("editor"),
    reviewer: room.reviewer,
    admin: room.admin,
    siteAdmin: await person(null, true),
  };
  scene = { room, people };
});

test("every procedure has a declared outcome, and every outcome a procedure", () => {
  expect(Object.keys(rows).sort()).toEqual([...procedures].sort());
});

test.each(Object.entries(rows))("%s succeeds for someone", (_, { outcomes }) => {
  expect(Object.values(outcomes)).toContain("ok");
});

const calls = Object.entries(rows).flatMap(([path, row]) =>
  viewers.map((who) => ({ path, row, who, outcome: row.outcomes[who] })),
);

const viewerOf = (who: Who): Viewer | null => (who === "nobody" ? null : scene.people[who]);

test.each(calls)("$path by $who: $outcome", async ({ path, row, who, outcome }) => {
  const viewer = viewerOf(who);
  const input = await row.input({ ...scene, viewer });
  await answers({ viewer, path, input, outcome });
});

/** Every procedure that names an edition, asked by a member whom a restriction leaves out. */
const drafts = Object.entries(rows).filter(([, { outcomes }]) => outcomes.outsider === "notFound");

test.each(drafts)(
  "%s on a work restricted to others does not exist for an admin of its tracker",
  async (path, row) => {
    const input = await row.input({ ...scene, viewer: scene.people.admin });
    const editionId = editionIn(input);
    if (!editionId) return expect(row.outcomes.admin).toBe("ok");
    const { workId } = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
    await db.work.update({
      where: { id: workId },
      data: { restrictedToIds: [scene.people.writer.id] },
    });
    await answers({ viewer: scene.people.admin, path, input, outcome: "notFound" });
  },
);

test.each(takenDownCalls())("$path on a taken-down work: $outcome", async ({ path, outcome }) => {
  const { editionId } = await scene.room.published(scene.room.editor, scene.room.reviewer);
  const down = await as(scene.room.admin).publications.takeDown({ editionId, reason: "other" });
  const now = await as(scene.room.admin).reviews.edition({ editionId });
  const input = {
    editionId,
    version: down.version,
    factsVersion: now.factsVersion,
    facts: now.facts,
    text: { ...now.text, citations: [] },
    mine: { text: { ...now.text, citations: [] }, facts: now.facts },
    textHash: "0".repeat(64),
    factsHash: "0".repeat(64),
    comment: "Please.",
    reason: "other",
    revisionId: crypto.randomUUID(),
  };
  await answers({ viewer: scene.people.admin, path, input, outcome });
});

function takenDownCalls() {
  const off = ["save", "keepMine", "merge", "bringBack", "edit", "discard"].map(
    (step) => `drafts.${step}`,
  );
  const closed = ["submit", "takeBack", "approve", "requestChanges"].map(
    (step) => `reviews.${step}`,
  );
  const all = [...off, ...closed, "publications.publish", "publications.takeDown"];
  return [
    ...all.map((path) => ({ path, outcome: "wrongStatus" })),
    { path: "reviews.edition", outcome: "ok" },
    { path: "publications.askToRestore", outcome: "ok" },
  ];
}

type Call = { viewer: Viewer | null; path: string; input: unknown; outcome: Row["outcomes"][Who] };

/** Calls the procedure; a refusal leaves every table as it was. */
async function answers({ viewer, path, input, outcome }: Call) {
  const before = outcome === "ok" ? null : await everyTable();
  expect(await answerOf(viewer, path, input)).toBe(outcome);
  if (before !== null) expect(await everyTable()).toBe(before);
}

async function answerOf(viewer: Viewer | null, path: string, input: unknown): Promise<string> {
  const call: unknown = path
    .split(".")
    .reduce<unknown>((at, name) => Reflect.get(Object(at), name), as(viewer));
  if (typeof call !== "function") throw new Error(`No procedure ${path}.`);
  try {
    await call(input);
    return "ok";
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return error.cause instanceof Refusal ? error.cause.code : error.code;
  }
}

function editionIn(input: unknown): string | null {
  const id: unknown =
    typeof input === "object" && input !== null ? Reflect.get(input, "editionId") : null;
  return typeof id === "string" ? id : null;
}

/** One figure for all rows of all tables: it changes when any of them does. */
async function everyTable(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname IN ('desk', 'published') ORDER BY 1`;
  const sums = tables.map(
    ({ name }) =>
      `SELECT '${name}' || coalesce(sum(hashtext(t::text)::bigint), 0) || '/' || count(*) AS sum FROM ${name} t`,
  );
  const rowsOf = await db.$queryRawUnsafe<{ sum: string }[]>(sums.join(" UNION ALL "));
  return rowsOf.map(({ sum }) => sum).join("\n");
}

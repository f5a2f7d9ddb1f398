import { TRPCError } from "@trpc/server";
import { beforeAll, expect, test, vi } from "vitest";
import { viewerOf } from "@/server/account/queries";
import { newToken, tokenHash } from "@/server/auth/secrets";
import type { Viewer } from "@/server/auth/viewer";
import { Refusal } from "@/server/errors";
import { aNewsroom, as, db, type Newsroom, person } from "@/server/testing/newsroom";
import { type Scene, takenDownInFull } from "@/server/testing/things";
import { expectedOf, type Outcomes, type Row, type Target, targets, type Who } from "./expected";
import { rows } from "./outcomes";
import { rootRouter } from "./root";

// Who may is asked before anything is pressed, and what is pressed has tests of its own.
vi.mock("@/server/press/press", () => ({ pressWork: async () => 0, pressAll: async () => 0 }));

const procedures: [string, unknown][] = Object.entries(rootRouter._def.procedures);
const steps = new Set(procedures.filter(([, one]) => isStep(one)).map(([path]) => path));

/** A mutation, as tRPC itself has it noted. */
function isStep(procedure: unknown): boolean {
  const noted: unknown = Reflect.get(Object(procedure), "_def");
  return Reflect.get(Object(noted), "type") === "mutation";
}

let room: Newsroom;
let elsewhere: Newsroom;
let people: Record<Who, Viewer | null>;
let siteAdmin: Viewer;

beforeAll(async () => {
  room = await aNewsroom();
  elsewhere = await aNewsroom();
  siteAdmin = await known(await person(null, true));
  people = {
    nobody: null,
    suspended: await suspended(),
    outsider: await known(elsewhere.admin),
    writer: await known(room.editor),
    editor: await known(await room.hire("editor")),
    reviewer: await known(room.reviewer),
    admin: await known(room.admin),
    siteAdmin,
  };
});

/** A person as the product knows them by their session. */
async function viewerBySession({ id }: Pick<Viewer, "id">): Promise<Viewer | null> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.session.create({ data: { userId: id, tokenHash: tokenHash(token), expiresAt } });
  return viewerOf(db, token, new Date());
}

async function known(someone: Viewer): Promise<Viewer> {
  const viewer = await viewerBySession(someone);
  if (!viewer) throw new Error("Nobody is behind the session.");
  return viewer;
}

/** Everything anybody could be, but suspended, and with a session still open. */
async function suspended() {
  const { id } = await person({ trackerId: room.trackerId, role: "admin" }, true);
  await db.user.update({ where: { id }, data: { suspendedAt: new Date() } });
  return viewerBySession({ id });
}

test("every procedure has one row of outcomes, and every row a procedure", () => {
  expect(rows.map(({ path }) => path).sort()).toEqual(procedures.map(([path]) => path).sort());
});

test.each(rows)("$path succeeds for someone", ({ may }) => {
  expect(Object.values(may)).toContain("ok");
});

const calls = rows.flatMap(({ path, kind, ...row }) =>
  targets.flatMap((target) => {
    const expected = expectedOf({ kind, row, target, isStep: steps.has(path) });
    return expected ? [{ path, row, target, expected }] : [];
  }),
);

test.each(calls)("$path, $target", async ({ path, row, target, expected }) => {
  const got: Partial<Outcomes> = {};
  for (const { author, asking } of groupsOf(target, expected)) {
    const thing = { row, target, author };
    const refused = asking.filter((who) => expected[who] !== "ok");
    // Those who are refused ask for one thing, since they leave it as it was.
    const asked = await inputOf({ ...thing, viewer: target === "own" ? author : null });
    const before = await everyTable();
    for (const who of refused) got[who] = await answerOf(people[who], path, asked);
    expect(await everyTable()).toBe(before);
    for (const who of asking.filter((one) => !refused.includes(one))) {
      const viewer = people[who];
      const input = steps.has(path) ? await inputOf({ ...thing, viewer }) : asked;
      got[who] = await answerOf(viewer, path, input);
    }
  }
  expect(got).toEqual(expected);
});

/** Who asks, by whose the thing is. */
function groupsOf(target: Target, expected: Partial<Outcomes>) {
  const asking = whoIn(expected);
  if (target !== "own") {
    const author = target === "elsewhere" ? elsewhere.editor : room.editor;
    return [{ author, asking }];
  }
  return asking.flatMap((who) => {
    const author = people[who];
    return author ? [{ author, asking: [who] }] : [];
  });
}

function whoIn(expected: Partial<Outcomes>): Who[] {
  const names: Who[] = [];
  for (const who in people) if (isWho(who) && who in expected) names.push(who);
  return names;
}

const isWho = (name: string): name is Who => name in people;

type Asked = { row: Row; target: Target; author: Viewer; viewer: Viewer | null };

async function inputOf({ row, target, author, viewer }: Asked): Promise<unknown> {
  const home = target === "elsewhere" ? elsewhere : room;
  const judge = author.id === home.reviewer.id ? home.admin : home.reviewer;
  const scene: Scene = { room: home, author, judge, siteAdmin, viewer };
  const thing = await (target === "takenDown" ? takenDownInFull : row.of)(scene);
  if (target === "restricted") await restrict(thing, [author.id, judge.id]);
  return thing && { ...thing, ...row.give };
}

async function restrict(thing: object | undefined, restrictedToIds: string[]) {
  const id: unknown = Reflect.get(Object(thing), "editionId");
  if (typeof id !== "string") throw new Error("No work to restrict.");
  await db.edition.update({ where: { id }, data: { work: { update: { restrictedToIds } } } });
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

/** One figure for each table, of where its rows lie and what wrote them: it changes when any row does, and reads none. */
async function everyTable(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
      AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT') ORDER BY 1`;
  const sums = tables.map(
    ({ name }) =>
      `SELECT '${name}' || coalesce(sum(hashtext(ctid::text || xmin::text)::bigint), 0) || '/' || count(*) AS sum FROM ${name} t`,
  );
  const rowsOf = await db.$queryRawUnsafe<{ sum: string }[]>(sums.join(" UNION ALL "));
  return rowsOf.map(({ sum }) => sum).join("\n");
}

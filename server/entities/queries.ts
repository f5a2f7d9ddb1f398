import type { Viewer } from "@/server/auth/viewer";
import { type Db, literally, type Tx } from "@/server/db";
import { Refusal } from "@/server/errors";
import type { EntityKind } from "@/server/public/projection";
import { mayNameEntities } from "./policy";

const fields = { id: true, kind: true, names: true } as const;

/** Entities whose English name holds the words, by name; 20 at most. Refuses `notAllowed`. */
export async function entitiesNamed(db: Db, viewer: Viewer, search: string) {
  if (!mayNameEntities(viewer)) throw new Refusal("notAllowed");
  const rows = await db.entity.findMany({
    where: { names: { path: ["en"], string_contains: literally(search), mode: "insensitive" } },
    take: 20,
    select: fields,
  });
  return rows.map(named).sort((one, other) => one.name.localeCompare(other.name, "en"));
}

/** The entities of these ids, in their order. Refuses `notAllowed`. */
export async function entitiesOf(db: Db, viewer: Viewer, ids: string[]) {
  if (!mayNameEntities(viewer)) throw new Refusal("notAllowed");
  const rows = await db.entity.findMany({ where: { id: { in: ids } }, select: fields });
  const known = new Map(rows.map((row) => [row.id, named(row)]));
  return ids.flatMap((id) => known.get(id) ?? []);
}

/** The entities whose English name stands in a text, the longest name first; none for who may not name any. */
export async function entitiesIn(db: Db, viewer: Viewer, text: string) {
  if (!mayNameEntities(viewer)) return [];
  const rows = await db.$queryRaw<{ id: string; kind: EntityKind; names: unknown }[]>`
    SELECT id, kind, names FROM desk."Entity"
    WHERE names ->> 'en' <> '' AND position(names ->> 'en' IN ${text}) > 0`;
  return rows.map(named).sort((one, other) => other.name.length - one.name.length);
}

/** Refuses `notFound` unless every id is an entity's. */
export async function assertEntities(tx: Tx, ids: string[]) {
  const known = await tx.entity.count({ where: { id: { in: ids } } });
  if (known !== new Set(ids).size) throw new Refusal("notFound");
}

function named({ names, ...row }: { id: string; kind: EntityKind; names: unknown }) {
  const name = new Map(Object.entries(Object(names))).get("en");
  return { ...row, name: typeof name === "string" ? name : "" };
}

import type { Viewer } from "@/server/auth/viewer";
import { type Db, literally } from "@/server/db";
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

function named({ names, ...row }: { id: string; kind: EntityKind; names: unknown }) {
  const name = new Map(Object.entries(Object(names))).get("en");
  return { ...row, name: typeof name === "string" ? name : "" };
}

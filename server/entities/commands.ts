import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal } from "@/server/errors";
import { mayNameEntities } from "./policy";
import type { CreateEntity } from "./schema";

/** Records someone or something by its English name; answers the one of that name and kind where there is one. Refuses `notAllowed`. */
export function createEntity(db: Db, viewer: Viewer, { kind, name }: CreateEntity) {
  if (!mayNameEntities(viewer)) throw new Refusal("notAllowed");
  return db.$transaction(async (tx) => {
    const known = await tx.entity.findFirst({
      where: { kind, names: { path: ["en"], equals: name } },
      select: { id: true },
    });
    if (known) return known;
    const entity = await tx.entity.create({
      data: { kind, names: { en: name }, createdById: viewer.id },
      select: { id: true },
    });
    await tx.auditEvent.create({
      data: { actorId: viewer.id, action: "createEntity", note: entity.id },
    });
    return entity;
  });
}

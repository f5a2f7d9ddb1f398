import { z } from "zod";
import { entityKinds } from "@/server/public/projection";

export const createEntity = z.object({
  kind: z.enum(entityKinds),
  name: z.string().trim().min(1).max(300),
});
export const searchEntities = z.object({ search: z.string().trim().max(200).default("") });
export const entityIds = z.object({ ids: z.array(z.uuid()).max(100) });

export type CreateEntity = z.infer<typeof createEntity>;

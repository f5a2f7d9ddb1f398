import { z } from "zod";

export const email = z
  .email()
  .max(254)
  .transform((address) => address.normalize("NFKC").toLowerCase());
export const role = z.enum(["editor", "reviewer", "admin"]);
export const token = z.string().min(20).max(100);

export const member = z.object({ trackerId: z.uuid(), userId: z.uuid() });
export const changeRole = member.extend({ role });

export type Member = z.infer<typeof member>;
export type ChangeRole = z.infer<typeof changeRole>;

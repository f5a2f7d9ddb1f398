import { z } from "zod";

export const email = z
  .email()
  .max(254)
  .transform((address) => address.normalize("NFKC").toLowerCase());
export const role = z.enum(["editor", "reviewer", "admin"]);
export const token = z.string().min(20).max(100);

export const member = z.object({ trackerId: z.uuid(), userId: z.uuid() });
/** Someone met on a tracker, or, where it is null, among everyone. */
export const account = z.object({ trackerId: z.uuid().nullable(), userId: z.uuid() });
export const someone = z.object({ userId: z.uuid() });
export const everyone = z.object({
  search: z.string().trim().max(200).default(""),
  /** The last person of the page before. */
  after: z.uuid().optional(),
});
export const changeRole = member.extend({ role });

export type Member = z.infer<typeof member>;
export type Account = z.infer<typeof account>;
export type Everyone = z.infer<typeof everyone>;
export type ChangeRole = z.infer<typeof changeRole>;

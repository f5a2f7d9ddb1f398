import { z } from "zod";

export const email = z
  .email()
  .max(254)
  .transform((address) => address.normalize("NFKC").toLowerCase());
export const password = z.string().min(12).max(200);

export const invite = z.object({
  trackerId: z.uuid(),
  email,
  role: z.enum(["editor", "reviewer", "admin"]),
});
export const acceptLink = z.object({
  token: z.string().min(20).max(100),
  email,
  name: z.string().trim().min(1).max(120),
  password,
});

export type Invite = z.infer<typeof invite>;
export type AcceptLink = z.infer<typeof acceptLink>;

import { z } from "zod";
import { password } from "@/server/account/schema";
import { email, role, token } from "@/server/people/schema";

export const invite = z.object({ trackerId: z.uuid(), email, role });
export const ofTracker = z.object({ trackerId: z.uuid() });
export const one = z.object({ invitationId: z.uuid() });
export const link = z.object({ token: z.string().max(100) });
export const accept = z.object({ token });
export const join = z.object({
  token,
  email,
  name: z.string().trim().min(1).max(120),
  password,
});

export type Invite = z.infer<typeof invite>;
export type Join = z.infer<typeof join>;

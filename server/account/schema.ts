import { z } from "zod";

export const password = z.string().min(12).max(200);

const timeZones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);

export const profile = z.object({
  name: z.string().trim().min(1).max(120),
  timeZone: z.string().refine((name) => timeZones.has(name)),
});
export const newPassword = z.object({ old: z.string().max(200), password });
export const oneSession = z.object({ sessionId: z.uuid() });

export type Profile = z.infer<typeof profile>;
export type NewPassword = z.infer<typeof newPassword>;

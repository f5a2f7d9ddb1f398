import { z } from "zod";
import { password } from "@/server/account/schema";
import { token } from "@/server/people/schema";

export const link = z.object({ token: z.string().max(100) });
export const use = z.object({ token, password });

export type Use = z.infer<typeof use>;

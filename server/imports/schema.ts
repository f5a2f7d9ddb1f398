import { z } from "zod";
import { targets } from "@/server/exchange/table";

/** A file's bytes as base64, or pasted words. A third more than is taken, so that too much gets its own sentence. */
const given = { trackerId: z.uuid(), name: z.string().trim().max(200) };
export const read = z.union([
  z.object({ ...given, file: z.string().max(36_000_000) }),
  z.object({ ...given, text: z.string().max(27_000_000) }),
]);

export const oneImport = z.object({ importId: z.uuid() });

/** What each column is, and what becomes of rows that are here already. */
export const check = oneImport.extend({
  columns: z.array(z.enum(targets)).max(200),
  duplicates: z.enum(["kept", "refused"]),
});

export type ReadImport = z.infer<typeof read>;
export type OneImport = z.infer<typeof oneImport>;
export type CheckImport = z.infer<typeof check>;

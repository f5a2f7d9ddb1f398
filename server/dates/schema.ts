import { z } from "zod";
import { isDuration, periodEnds } from "./period";
import { isEdtf, vagueDateFrom } from "./vague-date";

/** A date from outside. Bounds that come with it are dropped and worked out anew. */
export const vagueDate = z
  .object({
    edtf: z.string().max(30).refine(isEdtf),
    note: z.string().max(500).default(""),
    derivedFrom: z.string().max(500).default(""),
  })
  .transform(({ edtf, ...told }) => vagueDateFrom(edtf, told));

export const period = z.object({
  duration: z.string().max(20).refine(isDuration),
  until: z.enum(periodEnds),
});

export const condition = z.object({
  kind: z.literal("after"),
  workId: z.uuid(),
  period,
  basis: z.string().max(200),
});

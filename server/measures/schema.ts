import { z } from "zod";

/** A measure as people type it. A draft may lack anything; sending it for review asks for the whole. */
export const typedMeasure = z.object({
  id: z.uuid(),
  /** The body, organisation or state that did it, or counted it. */
  ofId: z.uuid().nullable(),
  /** Whom or what the number is about; null where it is about all alike. */
  aboutId: z.uuid().nullable(),
  /** What was counted, as a text would say it after the number: "visits", "reports published". */
  name: z.string().max(200),
  /** As typed: "30", "1,200", "4.5". */
  value: z.string().max(40),
  /** What it is counted in, where the name does not say it: "people", "%". */
  unit: z.string().max(60),
  /** The time it was counted over, as typed: "between 1998 and 2025". */
  period: z.string().max(200),
  /** The day up to which it is right, as typed. */
  asOf: z.string().max(200),
});
export type TypedMeasure = z.infer<typeof typedMeasure>;

/** So many measures are entered by hand in one draft. */
export const mostMeasures = 100;

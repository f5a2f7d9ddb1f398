import { z } from "zod";
import { oldEncodings } from "@/server/text/decode";
import { isHref } from "@/server/text/href";

/** A file's bytes as base64 with the encoding a person chose, or pasted words. Three times what is taken, so that too much gets its own sentence. */
export const read = z.union([
  z.object({ file: z.base64().max(4_000_000), encoding: z.enum(oldEncodings).optional() }),
  z.object({ text: z.string().max(3_000_000) }),
]);

export const bringIn = z.object({
  trackerId: z.uuid(),
  text: z.string().min(1).max(1_000_000),
  unticked: z.array(z.string().max(40)).max(20_000),
  datedOn: z.iso.date().nullable(),
  headline: z.string().trim().max(300).default(""),
  source: z.object({
    publisher: z.string().trim().min(1).max(200),
    title: z.string().trim().max(300),
    url: z
      .string()
      .trim()
      .max(2_048)
      .refine((url) => url === "" || (isHref(url) && !url.startsWith("mailto:"))),
  }),
});

export type Read = z.infer<typeof read>;
export type BringIn = z.infer<typeof bringIn>;

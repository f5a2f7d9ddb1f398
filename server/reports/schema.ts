import { z } from "zod";
import { phases } from "@/server/dates/vague-date";
import { oldEncodings } from "@/server/text/decode";
import { isHref } from "@/server/text/href";

/** A file's bytes as base64 with the encoding a person chose, or pasted words. Three times what is taken, so that too much gets its own sentence. */
export const read = z.union([
  z.object({ file: z.base64().max(4_000_000), encoding: z.enum(oldEncodings).optional() }),
  z.object({ text: z.string().max(3_000_000) }),
]);

/** A text that was read, what of it is to be left out, and the day a person says it is dated on. */
export const propose = z.object({
  text: z.string().min(1).max(1_000_000),
  datedOn: z.iso.date().nullable(),
});

/** An event a person took over from a report, as they left it. */
const event = z.object({
  title: z.string().trim().min(1).max(300),
  summary: z.string().trim().max(2_000),
  typed: z.string().trim().max(200),
  phrase: z.string().trim().max(500),
  workedOut: z.string().trim().max(500),
  phase: z.enum(phases),
  participantIds: z.array(z.uuid()).max(100),
  quote: z.string().max(4_000),
  place: z.string().trim().max(200),
});

export const bringIn = z.object({
  trackerId: z.uuid(),
  text: z.string().min(1).max(1_000_000),
  unticked: z.array(z.string().max(40)).max(20_000),
  datedOn: z.iso.date().nullable(),
  headline: z.string().trim().max(300).default(""),
  events: z.array(event).max(500).default([]),
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
export type Propose = z.infer<typeof propose>;
export type BringIn = z.infer<typeof bringIn>;
export type EventTaken = BringIn["events"][number];

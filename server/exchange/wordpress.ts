import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { articleFrom } from "./html-body";
import type { RawRow } from "./read-file";

const words = z
  .union([z.string(), z.array(z.string()).transform((all) => all[0])])
  .nullish()
  .transform((value) => value ?? "");

/** A post of WordPress eXtended RSS; its other elements are left alone. */
const item = z.object({
  title: words,
  "dc:creator": words,
  "content:encoded": words,
  "excerpt:encoded": words,
  "wp:post_id": words,
  "wp:post_type": words,
  "wp:post_date": words,
  category: z.unknown().optional(),
});
const file = z.object({ rss: z.object({ channel: z.object({ item: z.array(z.unknown()) }) }) });

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  isArray: (name) => name === "item",
});

/** The posts and pages of a WordPress export as works; null where it is not whole, or defines entities of its own, which none does. */
export function rowsOfWordPress(xml: string): RawRow[] | null {
  if (/<!DOCTYPE/i.test(xml) || XMLValidator.validate(xml) !== true) return null;
  const parsed = file.safeParse(partsOf(xml));
  return parsed.success ? parsed.data.rss.channel.item.map(rowOf) : null;
}

/** Null of elements nested by the thousand. */
function partsOf(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return null;
  }
}

function rowOf(given: unknown): RawRow {
  const parsed = item.safeParse(given);
  if (!parsed.success) return { work: {}, flaws: [{ code: "shapeUnknown" }] };
  const post = parsed.data;
  const title = post.title;
  if (!["post", "page"].includes(post["wp:post_type"]))
    return {
      work: { kind: "article", editions: [{ headline: title }] },
      flaws: [{ code: "notAPost", told: { type: post["wp:post_type"] || "?" } }],
    };
  return articleFrom({
    id: post["wp:post_id"],
    title,
    html: post["content:encoded"],
    standfirst: post["excerpt:encoded"],
    byline: post["dc:creator"],
    // What was never published has a date of zeros.
    datedOn: z.iso.date().safeParse(post["wp:post_date"].slice(0, 10)).data ?? null,
    isTagged: post.category !== undefined,
  });
}

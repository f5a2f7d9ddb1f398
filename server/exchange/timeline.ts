import { z } from "zod";
import type { FileWorkGiven } from "./format";
import { wordsOfHtml } from "./html-body";
import type { Reason } from "./reason";
import { partsOf } from "./table";

const part = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? "").trim());
const words = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const date = z.object({ year: part, month: part, day: part, display_date: words });

/** An event of TimelineJS 3 (timeline.knightlab.com/docs/json-format.html). */
const event = z.object({
  unique_id: words,
  start_date: date.nullish(),
  end_date: date.nullish(),
  display_date: words,
  text: z.object({ headline: words, text: words }).nullish(),
  media: z.object({ url: words, caption: words, credit: words }).nullish(),
  group: words,
});

/** One event of the timeline as a work; null where it has not the shape of one. */
export function workOfTimeline(given: unknown): { work: FileWorkGiven; flaws: Reason[] } | null {
  const parsed = event.safeParse(given);
  if (!parsed.success) return null;
  const { unique_id: id, start_date, end_date, display_date, text, media, group } = parsed.data;
  const [start, end] = [dayOf(start_date), dayOf(end_date)];
  const summary = wordsOfHtml(text?.text ?? "");
  const source = sourceOf(media);
  const phrase = start_date?.display_date || display_date;
  return {
    work: {
      id,
      kind: "event",
      date: end && end !== start ? `${start}/${end}` : start,
      facts: phrase ? { phrase } : {},
      editions: [
        {
          headline: wordsOfHtml(text?.headline ?? "").words,
          standfirst: summary.words,
          citations: source.citations,
        },
      ],
    },
    flaws: [...summary.flaws, ...source.flaws, ...(group ? [tagged] : [])],
  };
}

const tagged: Reason = { code: "tagsLeftOut" };

/** A page is cited; a picture is left out. */
function sourceOf(media: z.infer<typeof event>["media"]): {
  citations: { url: string; title: string; publisher: string }[];
  flaws: Reason[];
} {
  const { url = "", caption = "", credit = "" } = media ?? {};
  if (url === "") return { citations: [], flaws: [] };
  if (/\.(jpe?g|png|gif|webp|svg|avif)([?#]|$)/i.test(url))
    return { citations: [], flaws: [{ code: "imagesLeftOut" }] };
  const [title, publisher] = [wordsOfHtml(caption).words, wordsOfHtml(credit).words];
  return { citations: [{ url, title, publisher }], flaws: [] };
}

const dayOf = (given: z.infer<typeof date> | null | undefined) =>
  given ? partsOf(given.year, given.month, given.day) : "";

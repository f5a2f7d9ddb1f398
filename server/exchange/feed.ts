import { XMLParser, XMLValidator } from "fast-xml-parser";
import { z } from "zod";
import { articleFrom, wordsOfHtml } from "./html-body";
import type { RawRow } from "./read-file";
import type { Reason } from "./reason";

const all = z
  .unknown()
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()));
/** The words of an element, of several the first. */
const words = all.transform(([first]) => wordsOf(first));
/** Words of Atom with what they are: plain, HTML, or XHTML. */
const text = all.transform(([first]) => ({
  words: wordsOf(first),
  isPlain: !["html", "xhtml"].includes(attributeOf(first, "type")),
}));
const isThere = z
  .unknown()
  .optional()
  .transform((given) => given !== undefined);

/** An item of RSS 2.0 (rssboard.org/rss-specification) or RSS 1.0, with what their modules add. */
const item = z.object({
  title: words,
  link: words,
  guid: words,
  description: words,
  "content:encoded": words,
  "dc:creator": words,
  author: words,
  pubDate: words,
  "dc:date": words,
  category: isThere,
  enclosure: isThere,
});

/** An entry of Atom (RFC 4287). */
const entry = z.object({
  id: words,
  title: text,
  link: all,
  summary: text,
  content: text,
  author: all,
  published: words,
  updated: words,
  category: isThere,
});

const rss = z.object({ rss: z.object({ channel: z.object({ title: words, item: all }) }) });
const rdf = z.object({ "rdf:RDF": z.object({ channel: z.object({ title: words }), item: all }) });
const atom = z.object({ feed: z.object({ title: words, entry: all }) });

const parser = new XMLParser({
  attributeNamePrefix: "@",
  ignoreAttributes: false,
  parseTagValue: false,
  htmlEntities: true,
  // What is XHTML stays as it is written.
  stopNodes: ["title", "summary", "content"].map((name) => `feed.entry.${name}[type=xhtml]`),
});

/**
 * The entries of an RSS or Atom feed as articles, each with its page as a source; null where the feed is not whole, or defines
 * entities of its own, which none does.
 */
export function rowsOfFeed(xml: string): RawRow[] | null {
  if (/<!DOCTYPE/i.test(xml) || XMLValidator.validate(xml) !== true) return null;
  const given = partsOf(xml);
  const channel = rss.safeParse(given).data?.rss.channel;
  if (channel) return channel.item.map((one) => rowOfItem(one, channel.title));
  const list = rdf.safeParse(given).data?.["rdf:RDF"];
  if (list) return list.item.map((one) => rowOfItem(one, list.channel.title));
  const feed = atom.safeParse(given).data?.feed;
  return feed ? feed.entry.map((one) => rowOfEntry(one, feed.title)) : null;
}

/** Null of elements nested by the thousand. */
function partsOf(xml: string): unknown {
  try {
    return parser.parse(xml);
  } catch {
    return null;
  }
}

const unread: RawRow = { work: {}, flaws: [{ code: "shapeUnknown" }] };

function rowOfItem(given: unknown, publisher: string): RawRow {
  const parsed = item.safeParse(given);
  if (!parsed.success) return unread;
  const { guid, link, title, description, ...one } = parsed.data;
  const whole = one["content:encoded"];
  return rowOf({
    id: guid || link,
    url: link || (/^https?:/.test(guid) ? guid : ""),
    title,
    publisher,
    html: whole || description,
    summary: whole ? description : "",
    byline: one["dc:creator"] || nameIn(one.author),
    date: one.pubDate || one["dc:date"],
    isTagged: one.category,
    hasMore: one.enclosure,
  });
}

/** RSS has an address here, and mostly the name after it, in brackets. */
const nameIn = (author: string) =>
  /\(([^()]+)\)/.exec(author)?.[1] ?? (author.includes("@") ? "" : author);

function rowOfEntry(given: unknown, publisher: string): RawRow {
  const parsed = entry.safeParse(given);
  if (!parsed.success) return unread;
  const { id, title, summary, content, author, published, updated, category } = parsed.data;
  const linked = (rel: string) =>
    parsed.data.link.filter((one) => (attributeOf(one, "rel") || "alternate") === rel);
  const names = author.map((one) => wordsOf(Reflect.get(Object(one), "name")));
  return rowOf({
    id,
    url: attributeOf(linked("alternate")[0], "href"),
    title: htmlOf(title),
    publisher,
    html: htmlOf(content.words ? content : summary),
    summary: content.words ? htmlOf(summary) : "",
    byline: names.filter(Boolean).join(", "),
    date: published || updated,
    isTagged: category,
    hasMore: linked("enclosure").length > 0,
  });
}

type Entry = {
  id: string;
  url: string;
  title: string;
  publisher: string;
  html: string;
  summary: string;
  byline: string;
  date: string;
  isTagged: boolean;
  /** Whether a file comes with it. */
  hasMore: boolean;
};

function rowOf({ id, url, title, publisher, date, hasMore, ...one }: Entry): RawRow {
  const datedOn = dayOf(date);
  const isRepeated = wordsOfHtml(one.html).words.startsWith(wordsOfHtml(one.summary).words);
  const { work, flaws } = articleFrom({
    ...{ id: id || url, title, html: one.html, byline: one.byline, isTagged: one.isTagged },
    standfirst: isRepeated ? "" : one.summary,
    datedOn,
    page: { url, title: wordsOfHtml(title).words, publisher: wordsOfHtml(publisher).words },
  });
  const undated: Reason = { code: "dateLeftOut", told: { date: date.slice(0, 200) } };
  return {
    work,
    flaws: [
      ...flaws,
      ...(date && !datedOn ? [undated] : []),
      ...(hasMore ? [{ code: "embedsLeftOut" } as const] : []),
    ],
  };
}

const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** The day of a date of RFC 822 or ISO 8601 as it is where it was written; null where it is none. */
function dayOf(date: string): string | null {
  const [, day = "", name = "", year = ""] =
    /^\s*(?:[a-z]+,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\b/i.exec(date) ?? [];
  const month = String(months.indexOf(name.toLowerCase()) + 1).padStart(2, "0");
  const iso = day ? `${year}-${month}-${day.padStart(2, "0")}` : date.trim().slice(0, 10);
  return z.iso.date().safeParse(iso).data ?? null;
}

function wordsOf(given: unknown): string {
  const words = typeof given === "object" ? Reflect.get(Object(given), "#text") : given;
  return typeof words === "string" ? words.trim() : "";
}

function attributeOf(given: unknown, name: string): string {
  const value: unknown = Reflect.get(Object(given), `@${name}`);
  return typeof value === "string" ? value : "";
}

const htmlOf = ({ words, isPlain }: z.infer<typeof text>) =>
  isPlain ? words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") : words;

import type { Site } from "@/components/public/layout";
import { publicWords } from "@/components/public/words";
import { dayAt } from "@/server/dates/calendar";
import { conditionWords, expectedSentence } from "@/server/dates/condition-words";
import { notKnownSentence } from "@/server/dates/not-known";
import type { VagueDate } from "@/server/dates/vague-date";
import type { Language, Page, ShownFacts, TimelineEvent } from "@/server/public/projection";

type CalendarPage = Extract<Page, { page: "calendar" }>;
type Closed = { earliest: string; latest: string };

/**
 * What is expected and has a first and a last possible day, as iCalendar (RFC 5545, with the names of RFC 7986): whole days, all
 * tentative, with the doubt in words. How many have no such days is told by the calendar itself.
 */
export function calendarOf({ lang, tracker, events }: CalendarPage, { siteUrl }: Site): string {
  const t = publicWords;
  const closed = events.flatMap((event) => {
    const window = closedWindow(event.facts.date);
    return window ? [entryOf(event, window, { lang, siteUrl })] : [];
  });
  const name = tracker ? t("calendar.ofTracker", { tracker }) : t("calendar.name");
  const about = t("calendar.about", { left: events.length - closed.length });
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Vigil//What is expected//EN",
    "CALSCALE:GREGORIAN",
    // Most calendars read the older names.
    ...["NAME", "X-WR-CALNAME"].map((property) => `${property}:${text(name)}`),
    ...["DESCRIPTION", "X-WR-CALDESC"].map((property) => `${property}:${text(about)}`),
    "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ...closed.flat(),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("");
}

/** A window that has both ends; no other can stand in a calendar without a day that nobody gave. */
function closedWindow(date: VagueDate | null): Closed | null {
  if (!date?.earliest || !date.latest) return null;
  return { earliest: date.earliest, latest: date.latest };
}

type Shown = { lang: Language; siteUrl: string };

function entryOf(event: TimelineEvent, { earliest, latest }: Closed, { lang, siteUrl }: Shown) {
  const { workId, headline, standfirst, facts, path, publishedAt } = event;
  const about = [publicWords("feed.when", { words: words(facts, lang) })];
  const missing = notKnownSentence(facts.date, lang);
  return [
    "BEGIN:VEVENT",
    `UID:urn:uuid:${workId}`,
    `DTSTAMP:${publishedAt.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${compact(earliest)}`,
    // The end is the first day that is not part of it any more.
    `DTEND;VALUE=DATE:${compact(dayAt(latest, 1))}`,
    "STATUS:TENTATIVE",
    // Nobody is busy because something may happen.
    "TRANSP:TRANSPARENT",
    `SUMMARY:${text(headline)}`,
    `DESCRIPTION:${text([...about, missing, standfirst].filter(Boolean).join(" "))}`,
    `URL:${siteUrl}${encodeURI(path)}`,
    "END:VEVENT",
  ];
}

function words({ date, expectation }: ShownFacts, lang: Language) {
  if (!expectation) return expectedSentence(date, null, lang);
  const { condition, state, awaited } = expectation;
  return expectedSentence(
    date,
    conditionWords(condition, { state, title: awaited.headline }, lang),
    lang,
  );
}

const compact = (day: string) => day.replaceAll("-", "");

/** RFC 5545, 3.3.11. Control characters have no place in a text. */
function text(value: string) {
  return value
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\p{Cc}/gu, " ");
}

const longestLine = 75;

/** RFC 5545, 3.1: a line has at most 75 octets, and goes on in the next one after a blank; no character is cut in two. */
function folded(line: string): string {
  let out = "";
  let length = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (length + size > longestLine) {
      out += "\r\n ";
      length = 1;
    }
    out += character;
    length += size;
  }
  return `${out}\r\n`;
}

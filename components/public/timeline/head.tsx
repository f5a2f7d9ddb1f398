import type { ReactNode } from "react";
import type { Words } from "@/components/public/words";
import { type DateMark, markOf } from "@/server/dates/date-mark";
import type { Language, TimelineEvent } from "@/server/public/projection";
import { yearsOf } from "./groups";
import { isDrawnOneByOne, Overview } from "./overview";

type HeadProps = {
  t: Words;
  lang: Language;
  events: TimelineEvent[];
  /** What they come to, in words; their counts where nothing else is to be said. */
  told?: ReactNode;
};

const marks: DateMark[] = [
  "day",
  "month",
  "year",
  "between",
  "about",
  "before",
  "after",
  "expected",
];

/** What a timeline holds: its figures in words, the drawing of them, and what the marks mean. */
export function Head({ t, lang, events, told }: HeadProps) {
  const used = new Set(events.map(({ facts }) => markOf(facts.date, facts.phase)));
  return (
    <section className="sec" aria-labelledby="timeline">
      <h2 id="timeline">{t("timeline.title")}</h2>
      {events.length === 0 ? (
        <div>{told ?? <p>{t("timeline.empty")}</p>}</div>
      ) : (
        <div className="wide stack">
          {told ?? (
            <p className="nums">
              <Counts t={t} events={events} />
            </p>
          )}
          <Overview t={t} lang={lang} events={events} />
          {events.some(({ facts }) => facts.date) ? (
            <p className="small prose-s">
              {t(isDrawnOneByOne(events) ? "timeline.one" : "timeline.many")}
            </p>
          ) : null}
          <ul className="key list">
            {marks
              .filter((mark) => used.has(mark))
              .map((mark) => (
                <li key={mark} data-m={mark}>
                  {t(`timeline.marks.${mark}`)}
                </li>
              ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const listFormat = new Intl.ListFormat("en-GB");

/** "10 events: 8 dated from 1985 to 2025 and 2 expected with no date set." */
function Counts({ t, events }: Pick<HeadProps, "t" | "events">) {
  const parts = listFormat.format(partsOf(t, events));
  return t.rich("timeline.counts", {
    total: t("timeline.total", { count: events.length }),
    parts,
    b: (words) => <strong key="total">{words}</strong>,
  });
}

function partsOf(t: Words, events: TimelineEvent[]): string[] {
  const counts = { dated: 0, openEnded: 0, undated: 0, cancelled: 0, expected: 0, awaited: 0 };
  for (const event of events) counts[partOf(event)] += 1;
  const { dated, ...others } = counts;
  return [
    ...(dated > 0 ? [datedPart(t, events)] : []),
    ...otherParts
      .filter((part) => others[part] > 0)
      .map((part) => t(`timeline.parts.${part}`, { count: others[part] })),
  ];
}

const otherParts = ["openEnded", "undated", "cancelled", "expected", "awaited"] as const;

function partOf({ facts: { date, phase } }: TimelineEvent) {
  if (phase === "pending") return date ? "expected" : "awaited";
  if (phase === "cancelled") return "cancelled";
  if (!date) return "undated";
  return date.earliest && date.latest ? "dated" : "openEnded";
}

function datedPart(t: Words, events: TimelineEvent[]): string {
  const dated = events.filter((event) => partOf(event) === "dated");
  const years = dated.flatMap(({ facts }) => Object.values(yearsOf(facts.date)));
  const [first, last] = [`${Math.min(...years)}`, `${Math.max(...years)}`];
  const part = first === last ? "inYear" : "inYears";
  return t(`timeline.parts.${part}`, { count: dated.length, first, last });
}

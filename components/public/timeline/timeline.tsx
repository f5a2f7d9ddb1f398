import { SourceLines } from "@/components/public/notes";
import { Names } from "@/components/public/participants";
import { When } from "@/components/public/when";
import type { Words } from "@/components/public/words";
import { markOf } from "@/server/dates/date-mark";
import { dateSentence } from "@/server/dates/date-words";
import { notKnownSentence } from "@/server/dates/not-known";
import { type VagueDate, vagueDateFrom } from "@/server/dates/vague-date";
import type { Language, TimelineEvent } from "@/server/public/projection";
import {
  type Gap,
  type Group,
  groupTimeline,
  partName,
  type Section as SectionOf,
  sectionId,
} from "./groups";

type Shown = { t: Words; lang: Language; today: string };
/** With `partsAt`, the tracker's address, the sections but the expected one lead to pages of their own below it. */
type TimelineProps = Shown & { events: TimelineEvent[]; partsAt?: string };

/** Above this many events a browser draws only the years in view. */
const many = 30;

/** The events of a tracker in sections: what is expected, then each year, the newest first. */
export function Timeline({ events, partsAt, ...shown }: TimelineProps) {
  return (
    <div className={events.length > many ? "many" : undefined}>
      {groupTimeline(events).map((group) =>
        group.kind === "gap" ? (
          <GapLine key={`gap${group.to}`} t={shown.t} gap={group} />
        ) : (
          <Section key={sectionId(group)} group={group} partsAt={partsAt} {...shown} />
        ),
      )}
    </div>
  );
}

function GapLine({ t, gap: { from, to } }: { t: Words; gap: Gap }) {
  const years = { from: `${from}`, to: `${to}`, years: to - from + 1 };
  return (
    <div className="sec">
      <p className="gap">{t(years.years === 2 ? "timeline.gapOfTwo" : "timeline.gap", years)}</p>
    </div>
  );
}

/** A list without marks or numbers is still a list to a screen reader, even in Safari. */
const asList = { role: "list" };

type SectionProps = Shown & { group: Group; partsAt: string | undefined };

function Section({ group, partsAt, ...shown }: SectionProps) {
  const id = sectionId(group);
  const name = partName(group);
  const heading = headingOf(group, shown);
  if (partsAt !== undefined && name !== null) {
    const count = group.events.length;
    return (
      <section className="sec year" aria-labelledby={id}>
        <h3 id={id}>
          <a href={`${partsAt}/${name}`}>{heading}</a>
        </h3>
        <p className="nums">{shown.t("timeline.total", { count })}</p>
      </section>
    );
  }
  return (
    <section className="sec year" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      <ol className="tl" {...asList}>
        {group.events.map((event) => (
          <Event key={event.workId} event={event} {...shown} />
        ))}
      </ol>
    </section>
  );
}

const told = { note: "", derivedFrom: "" };

/** What a section is headed: a year, "The 1990s", "No date set". */
export function headingOf(group: SectionOf, { t, lang }: Pick<Shown, "t" | "lang">): string {
  if (!("year" in group)) return t(`timeline.groups.${group.kind}`);
  if (group.kind === "year") return `${group.year}`;
  if (group.kind === "decade")
    return dateSentence(vagueDateFrom(`${group.year}`.replace(/.$/, "X"), told), lang);
  if (group.kind === "before")
    return dateSentence(vagueDateFrom(`../${group.year - 1}`, told), lang);
  return dateSentence(vagueDateFrom(`${group.year}/..`, told), lang);
}

function Event({ event, ...shown }: Shown & { event: TimelineEvent }) {
  const { lang, today } = shown;
  const { facts, headline, standfirst, path, workId, notes, deadLinks } = event;
  return (
    <li id={`e-${workId}`} data-m={markOf(facts.date, facts.phase)}>
      <div>
        <p className="when">
          <When lang={lang} facts={facts} today={today} />
          <How t={shown.t} lang={lang} date={facts.date} />
        </p>
        <h4>
          <a className="quiet" href={path}>
            {headline}
          </a>
        </h4>
        {standfirst ? <p className="say">{standfirst}</p> : null}
      </div>
      <div className="side">
        <Names t={shown.t} lang={lang} participants={facts.participants} />
        <SourceLines t={shown.t} lang={lang} notes={notes} dead={deadLinks} />
      </div>
    </li>
  );
}

/** Which part of a single date is missing, and how it was worked out. */
function How({ t, lang, date }: Pick<Shown, "t" | "lang"> & { date: VagueDate | null }) {
  const how = date?.derivedFrom ? t("timeline.workedOut", { how: date.derivedFrom }) : null;
  const missing = date && units.has(date.precision) ? notKnownSentence(date, lang) : null;
  return [missing, how]
    .filter((line) => line !== null)
    .flatMap((line) => [
      " ",
      <span key={line} className="how">
        {line}
      </span>,
    ]);
}

/** "Between March and December" says itself what is not known. */
const units = new Set<VagueDate["precision"]>(["month", "year"]);

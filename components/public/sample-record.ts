import { type Condition, windowAfter } from "@/server/dates/expected-window";
import { type Phase, vagueDateFrom } from "@/server/dates/vague-date";
import type {
  EventFacts,
  NamedSource,
  Note,
  Participant,
  TimelineEvent,
} from "@/server/public/projection";

/** The facts of one news report, to test with and to look at; none of it is published. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${`${number}`.padStart(12, "0")}`;

export const reportUrl = "https://source.example/2025/08/26/report";
export const trackerId = idOf(900);
export const published = new Date("2025-08-26T09:00:00Z");

export const report: NamedSource = {
  title: "Russia moves to leave the convention",
  publisher: "News report",
  author: "",
  lang: "en",
  url: reportUrl,
  publishedOn: "2025-08-26",
};

/** A note on the report, by the words it rests on. */
export const note = (number: number, quote: string, place: string): Note => ({
  id: idOf(number),
  source: report,
  place,
  quote,
});

const named = (number: number, kind: Participant["kind"], en: string): Participant => ({
  id: idOf(number),
  kind,
  names: { en },
});
export const russia = named(801, "state", "Russia");
export const council = named(802, "body", "Council of Europe");
export const ecpt = named(803, "treaty", "European Convention for the Prevention of Torture");
export const echr = named(804, "treaty", "European Convention on Human Rights");
export const cat = named(805, "treaty", "UN Convention Against Torture");
const duma = named(806, "body", "State Duma");

type Told = {
  edtf: string | null;
  title: string;
  summary: string;
  quote: string;
  place: string;
  how?: string;
  phrase?: string;
  phase?: Phase;
  who: Participant[];
};

const told: Told[] = [
  {
    edtf: "1985",
    title: "Russia ratifies the UN Convention Against Torture",
    summary: "The report gives the year of ratification. The treaty register disagrees.",
    quote: "which it ratified in 1985",
    place: "paragraph 5",
    who: [russia, cat],
  },
  {
    edtf: "1987",
    title: "The European convention is adopted",
    summary: "It allows inspections of places of detention across member states.",
    quote: "adopted in 1987",
    place: "paragraph 3",
    who: [ecpt, council],
  },
  {
    edtf: "1996",
    title: "Russia joins the Council of Europe",
    summary: "The Council promotes democracy, human rights and the rule of law.",
    quote: "two years after joining the Council of Europe",
    place: "paragraph 3",
    how: "1998 minus two years",
    who: [russia, council],
  },
  {
    edtf: "1998",
    title: "Russia ratifies the European convention",
    summary: "It did so two years after joining the Council of Europe.",
    quote: "Russia ratified the treaty in 1998",
    place: "paragraph 3",
    who: [russia, ecpt],
  },
  {
    edtf: "2022-03",
    title: "Russia leaves the Council of Europe after being suspended",
    summary: "It had been suspended over its full-scale invasion of Ukraine.",
    quote: "Russia quit the Council of Europe in March 2022 after being suspended",
    place: "paragraph 4",
    who: [russia, council],
  },
  {
    edtf: "2022-03/2022-12",
    title: "Russia withdraws from the European Convention on Human Rights",
    summary:
      "The withdrawal ended its obligation to recognise rulings of the European Court of Human Rights.",
    quote: "Later that year, it also withdrew",
    place: "paragraph 4",
    how: "after March 2022 and within 2022: an interval, never a day",
    phrase: "later that year",
    who: [russia, echr],
  },
  {
    edtf: "2025-08-23",
    title: "Prime Minister signs a decree proposing withdrawal",
    summary:
      "Mikhail Mishustin signed a decree proposing that the President submit the withdrawal to parliament.",
    quote: "signed a decree on Saturday",
    place: "paragraph 2",
    how: "the last Saturday before 26 August 2025",
    phrase: "on Saturday",
    who: [russia, ecpt, named(807, "person", "Mikhail Mishustin")],
  },
  {
    edtf: "2025-08-25",
    title: "The decree is made public",
    summary: "The decree was first made public on Monday evening.",
    quote: "first made public on Monday evening",
    place: "paragraph 2",
    how: "the last Monday before 26 August 2025",
    who: [russia, ecpt],
  },
  {
    edtf: null,
    phase: "pending",
    title: "The President submits the withdrawal to the State Duma",
    summary:
      "The decree proposes that President Vladimir Putin submit the withdrawal to the lower house of parliament.",
    quote: "proposing that President Vladimir Putin submit the withdrawal to the State Duma",
    place: "paragraph 2",
    who: [named(808, "person", "Vladimir Putin"), duma, ecpt],
  },
  {
    edtf: null,
    phase: "pending",
    title: "Russia formally leaves the European convention",
    summary: "No date has been set for the exit.",
    quote: "No date has been set for Russia’s formal exit from the treaty.",
    place: "paragraph 9",
    who: [russia, ecpt],
  },
];

/** The report's ten events, in the order of the record. */
export const recordEvents: TimelineEvent[] = told.map((event, place) => ({
  workId: idOf(place + 1),
  kind: "event",
  lang: "en",
  path: `/en/events/event-${place + 1}`,
  headline: event.title,
  standfirst: event.summary,
  facts: factsOf(event),
  notes: [note(100 + place, event.quote, event.place)],
  publishedAt: published,
  version: 1,
}));

function factsOf({ edtf, how = "", phrase = "", phase = "occurred", who }: Told): EventFacts {
  const date = edtf === null ? null : vagueDateFrom(edtf, { note: phrase, derivedFrom: how });
  return { kind: "event", trackers: [trackerId], date, phase, participants: who };
}

/** An event of a given date and phase, for the words, the marks and the drawings of dates. */
export function eventOn(number: number, edtf: string | null, phase: Phase = "occurred") {
  const [first] = recordEvents;
  if (!first) throw new RangeError("The sample record has no events.");
  const date = edtf === null ? null : vagueDateFrom(edtf, { note: "", derivedFrom: "" });
  return {
    ...first,
    workId: idOf(number),
    path: `/en/events/event-${number}`,
    headline: `Event ${number}, ${edtf ?? "undated"}`,
    facts: { ...first.facts, date, phase },
  } satisfies TimelineEvent;
}

/** An event expected twelve months after another, whose date is given; as a page shows it. */
export function waiting(edtf: string | null, number = 950): TimelineEvent {
  const event = eventOn(number, null, "pending");
  const period = { duration: "P12M", until: "day" } as const;
  const condition: Condition = { kind: "after", workId: idOf(951), period, basis: "Article 22" };
  const date = edtf && windowAfter(vagueDateFrom(edtf, { note: "", derivedFrom: "" }), period);
  const awaited = {
    path: "/en/events/notification",
    headline: "Russia notifies its withdrawal",
    lang: "en",
  } as const;
  const expectation = { condition, state: date ? "dated" : "undated", awaited } as const;
  return { ...event, facts: { ...event.facts, condition, date: date || null, expectation } };
}

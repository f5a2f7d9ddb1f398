import type { Language } from "@/server/public/projection";
import { daysIn } from "./calendar";
import { unitWords } from "./unit-words";
import type { VagueDate } from "./vague-date";

export type BandScale = "months" | "years" | "decades" | "centuries";
export type BandTick = { at: number; label: string | null };
export type Cap = "closed" | "open";

/** The drawing of one date. All places are percentages of its width from the start, with two decimals. */
export type DateBand = {
  /** What one cell is; cells are equally wide, so a month is as wide as any other. */
  scale: BandScale;
  /** One at the start of each cell and one at the end of the last; most have no label. */
  ticks: BandTick[];
  fill: { from: number; to: number };
  /** Open where the source sets no bound, or none that is firm. */
  caps: { from: Cap; to: Cap };
};

type Span = { start: number; end: number };

const mostCells = 36;
const mostLabels = 5;
const steps = [
  { scale: "months", years: 1 / 12 },
  { scale: "years", years: 1 },
  { scale: "decades", years: 10 },
  { scale: "centuries", years: 100 },
] as const;

/** Takes a date and draws it on whole years: in months when there are at most three, else in years, decades or centuries. */
export function dateBand(date: VagueDate, lang: Language): DateBand {
  const years = yearsAround(date);
  const size =
    steps.find((step) => (years.end - years.start) / step.years <= mostCells) ?? steps[3];
  const span = {
    start: Math.floor(years.start / size.years) * size.years,
    end: Math.ceil(years.end / size.years) * size.years,
  };
  const within = size.scale === "months" ? years : span;
  return {
    scale: size.scale,
    ticks: size.scale === "months" ? monthTicks(years, lang) : yearTicks(span, size.years),
    fill: fillOf(date, within),
    caps: capsOf(date),
  };
}

/** Whole years, the end excluded, with one more on each side that is not firm, so that there is room to see it. */
function yearsAround(date: VagueDate): Span {
  const caps = capsOf(date);
  const first = Number((date.earliest ?? date.latest ?? "").slice(0, 4));
  const last = Number((date.latest ?? date.earliest ?? "").slice(0, 4));
  const isOpenEnded = date.earliest === null || date.latest === null;
  return {
    start: first - (isOpenEnded || caps.from === "open" ? 1 : 0),
    end: last + 1 + (isOpenEnded || caps.to === "open" ? 1 : 0),
  };
}

function capsOf(date: VagueDate): DateBand["caps"] {
  const isSoft = date.qualifier === "approximate" || date.qualifier === "both";
  return {
    from: isSoft || date.earliest === null ? "open" : "closed",
    to: isSoft || date.latest === null ? "open" : "closed",
  };
}

function fillOf(date: VagueDate, span: Span) {
  return {
    from: date.earliest === null ? 0 : percent(startOf(date.earliest), span),
    to: date.latest === null ? 100 : percent(endOf(date.latest), span),
  };
}

/** The beginning of a day in years, each month a twelfth of one. */
function startOf(day: string) {
  return yearsUntil(day, Number(day.slice(8)) - 1);
}

function endOf(day: string) {
  return yearsUntil(day, Number(day.slice(8)));
}

function yearsUntil(day: string, days: number) {
  const month = Number(day.slice(5, 7)) - 1 + days / daysIn(day.slice(0, 7));
  return Number(day.slice(0, 4)) + month / 12;
}

/** In a single year the quarters are named, else the years. */
function monthTicks(span: Span, lang: Language): BandTick[] {
  const years = span.end - span.start;
  return Array.from({ length: years * 12 + 1 }, (_, month) => {
    const year = span.start + Math.floor(month / 12);
    const number = (month % 12) + 1;
    const at = percent(span.start + month / 12, span);
    if (at === 100) return { at, label: null };
    if (years > 1) return { at, label: number === 1 ? `${year}` : null };
    const unit = `${year}-${`${number}`.padStart(2, "0")}`;
    const shown = number === 1 ? "whole" : "withoutYear";
    return { at, label: number % 3 === 1 ? unitWords(unit, lang, { shown }) : null };
  });
}

function yearTicks(span: Span, step: number): BandTick[] {
  const cells = (span.end - span.start) / step;
  const every = Math.ceil(cells / mostLabels);
  return Array.from({ length: cells + 1 }, (_, cell) => {
    const year = span.start + cell * step;
    const label = cell % every === 0 && cell < cells ? `${year}` : null;
    return { at: percent(year, span), label };
  });
}

function percent(year: number, { start, end }: Span) {
  return Math.round(((year - start) / (end - start)) * 10_000) / 100;
}

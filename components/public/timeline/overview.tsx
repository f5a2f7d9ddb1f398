import type { Words } from "@/components/public/words";
import type { Language, TimelineEvent } from "@/server/public/projection";
import { Drawing, type Side, sideOf, Tick, widthOf } from "./drawing";
import { yearsOf } from "./groups";

type OverviewProps = { t: Words; lang: Language; events: TimelineEvent[] };
type Look = "known" | "vague" | "expected";
type Mark = { look: Look; y: number; height: number; isRing: boolean };

const looks: Look[] = ["known", "vague", "expected"];
const mostPlaces = 6;
const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Up to here a mark is an event; above, a column is a year and each look in it as high as it has events. */
const tallest = 8;
const pitch = 17;

export function isDrawnOneByOne(events: TimelineEvent[]) {
  return mostIn(columnsOf(events)) <= tallest;
}

/** How many events there are in each year: solid, hatched or hollow; those without a date stand apart at the end. */
export function Overview({ t, lang, events }: OverviewProps) {
  const columns = columnsOf(events);
  const years = [...columns.keys()].filter((year) => year !== null);
  if (years.length === 0) return null;
  const most = mostIn(columns);
  const height = Math.min(most, tallest) * pitch;
  const axis = height + 4.5;
  const side = sideOf(lang);
  const { from, to } = { from: Math.min(...years), to: Math.max(...years) };
  const room = columns.has(null) ? 80 : 100;
  const cell = room / Math.max(to - from + 1, mostPlaces);
  const width = Math.min(cell * 0.9, 4);
  const placeOf = (year: number | null) => (year === null ? 100 - width : (year - from) * cell);
  return (
    <Drawing height={axis + 24}>
      <line className="axis" x1={side.at(0)} x2={side.at(room)} y1={axis} y2={axis} />
      {[...columns].map(([year, column]) =>
        marksOf(column, { most, floor: axis - 1 }).map((mark) => (
          <Shape
            key={`${year}${mark.y}`}
            mark={mark}
            side={side}
            place={placeOf(year)}
            width={width}
          />
        )),
      )}
      {ticksBetween(from, to).map((year, place) => (
        <Labelled
          key={year}
          tick={side.at(placeOf(year))}
          end={placeOf(year) > room * 0.9 ? side.at(room) : null}
          y={axis}
          isOptional={place % 2 === 1}
        >
          {`${year}`}
        </Labelled>
      ))}
      {columns.has(null) ? (
        <text x={side.at(100)} y={axis + 19.5} textAnchor="end">
          {t("timeline.noDate")}
        </text>
      ) : null}
    </Drawing>
  );
}

type ShapeProps = { mark: Mark; side: Side; place: number; width: number };

/** What has not happened is a ring while each event has a mark of its own. */
function Shape({ mark: { look, y, height, isRing }, side, place, width }: ShapeProps) {
  if (isRing) return <circle className="e" cx={side.at(place + width / 2)} cy={y + 7} r="6" />;
  return (
    <rect
      className={classes[look]}
      fill={look === "vague" ? "url(#hatch)" : undefined}
      x={side.from(place, width)}
      y={y}
      width={widthOf(width)}
      height={height}
    />
  );
}

const classes: Record<Look, string> = { known: "b", vague: "v", expected: "e" };

type LabelProps = {
  tick: string;
  /** Where the axis ends, for a label with no room after its tick. */
  end: string | null;
  y: number;
  isOptional: boolean;
  children: string;
};

function Labelled({ tick, end, y, isOptional, children }: LabelProps) {
  return (
    <>
      <Tick x={tick} y={y} />
      <text
        className={isOptional ? "opt" : undefined}
        x={end ?? tick}
        y={y + 19.5}
        textAnchor={end ? "end" : undefined}
      >
        {children}
      </text>
    </>
  );
}

/** The looks of the events of each year, null for those without one. */
function columnsOf(events: TimelineEvent[]) {
  const columns = new Map<number | null, Look[]>();
  for (const event of events) {
    const year = columnOf(event);
    columns.set(year, [...(columns.get(year) ?? []), lookOf(event)]);
  }
  return columns;
}

function columnOf({ facts }: TimelineEvent) {
  const { first, last } = yearsOf(facts.date);
  return [first, last].find(Number.isFinite) ?? null;
}

function lookOf({ facts }: TimelineEvent): Look {
  if (facts.phase === "pending" || facts.phase === "cancelled") return "expected";
  return facts.date?.precision === "day" && facts.date.qualifier === "none" ? "known" : "vague";
}

const mostIn = (columns: Map<number | null, Look[]>) =>
  Math.max(...[...columns.values()].map((column) => column.length));

function marksOf(column: Look[], { most, floor }: { most: number; floor: number }): Mark[] {
  const counted = looks
    .map((look) => ({ look, count: column.filter((own) => own === look).length }))
    .filter(({ count }) => count > 0);
  const isOneByOne = most <= tallest;
  const each = isOneByOne ? pitch : (tallest * pitch) / most;
  const parts = isOneByOne
    ? counted.flatMap(({ look, count }) =>
        Array.from({ length: count }, () => ({ look, count: 1 })),
      )
    : counted;
  let y = floor;
  return parts.map(({ look, count }) => {
    y -= count * each;
    const isRing = isOneByOne && look === "expected";
    return { look, isRing, y: round(y + 2), height: round(Math.max(count * each - 3, 1)) };
  });
}

const round = (number: number) => Math.round(number * 10) / 10;

/** The years to name, evenly spaced: the first, and at most five more. */
function ticksBetween(from: number, to: number) {
  const step = steps.find((years) => (to - from) / years < mostPlaces) ?? 1000;
  return Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, place) => from + place * step,
  );
}

import { type Cap, dateBand } from "@/server/dates/date-band";
import type { VagueDate } from "@/server/dates/vague-date";
import type { Language } from "@/server/public/projection";
import { Drawing, type Side, sideOf, Tick, widthOf } from "./drawing";

const axis = 30.5;

/** One date on its calendar: solid for a day, hatched for a window, capped where it ends and an arrow where nothing ends it. */
export function DateDrawing({ date, lang }: { date: VagueDate; lang: Language }) {
  const { fill, caps, ticks } = dateBand(date, lang);
  const side = sideOf(lang);
  const width = fill.to - fill.from;
  const labelled = ticks.filter(({ label }) => label !== null);
  return (
    <Drawing height={56}>
      <line className="axis" x1="0" x2="100%" y1={axis} y2={axis} />
      {ticks.map(({ at }) => (
        <Tick key={at} x={side.at(at)} y={axis} />
      ))}
      <rect
        className={kindOf(date)}
        fill={date.precision === "day" ? undefined : "url(#hatch)"}
        x={side.from(fill.from, width)}
        y="12.5"
        width={widthOf(width)}
        height="18"
      />
      {date.precision === "day" ? null : (
        <>
          <End
            cap={caps.from}
            isOpen={date.earliest === null}
            at={fill.from}
            side={side}
            turn={-1}
          />
          <End cap={caps.to} isOpen={date.latest === null} at={fill.to} side={side} turn={1} />
        </>
      )}
      {labelled.map(({ at, label }, place) => (
        <text key={at} className={place % 2 === 1 ? "opt" : undefined} x={side.at(at)} y="50">
          {label}
        </text>
      ))}
    </Drawing>
  );
}

function kindOf({ precision, qualifier }: VagueDate) {
  if (precision === "day") return "b";
  return qualifier === "approximate" || qualifier === "both" ? "v soft" : "v";
}

type EndProps = { cap: Cap; isOpen: boolean; at: number; side: Side; turn: -1 | 1 };

/** `turn` says which way is out of the window, in the direction of reading. */
function End({ cap, isOpen, at, side, turn }: EndProps) {
  if (cap === "open" && !isOpen) return null;
  const isMirrored = side.at(0) !== "0%";
  const out = isMirrored ? -turn : turn;
  return (
    <svg x={side.at(at)} overflow="visible" aria-hidden="true">
      {isOpen ? (
        <path className="b" d={`M0 21.5l${-9 * out} -9v18z`} />
      ) : (
        <rect className="b" x={out === 1 ? -4 : 0} y="8" width="4" height="23" />
      )}
    </svg>
  );
}

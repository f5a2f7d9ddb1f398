import type { DateBand } from "@/server/dates/date-band";

/** The drawing of a date: a uniform band between its bounds, never a point inside it. */
export function Band({ band, label }: { band: DateBand; label: string }) {
  const { ticks, fill, caps } = band;
  return (
    <div className="bandbox">
      <svg className="drawn" height="44" width="100%" role="img" aria-label={label}>
        <line className="axis" x1="0" x2="100%" y1="13" y2="13" />
        {ticks.map(({ at, label: name }) => (
          <g key={at}>
            <line className="axis" x1={`${at}%`} x2={`${at}%`} y1="9" y2="17" />
            {name ? (
              <text x={`${at}%`} y="36">
                {name}
              </text>
            ) : null}
          </g>
        ))}
        <rect
          className="fill"
          x={`${fill.from}%`}
          width={`${fill.to - fill.from}%`}
          y="6"
          height="14"
        />
        {caps.from === "closed" ? (
          <line className="cap" x1={`${fill.from}%`} x2={`${fill.from}%`} y1="3" y2="23" />
        ) : null}
        {caps.to === "closed" ? (
          <line className="cap" x1={`${fill.to}%`} x2={`${fill.to}%`} y1="3" y2="23" />
        ) : null}
      </svg>
    </div>
  );
}

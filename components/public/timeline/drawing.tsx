import type { ReactNode } from "react";
import type { Language } from "@/server/public/projection";

/**
 * Drawings are in per cent of the page's width and in pixels of height, without a view box, so that their words never scale.
 * A page in a right-to-left script gets them mirrored. The words beside a drawing hold the same, so it is hidden from screen readers.
 */
export type Side = {
  at: (place: number) => string;
  from: (place: number, width: number) => string;
};

const percent = (place: number) => `${Math.round(place * 100) / 100}%`;

export function sideOf(lang: Language): Side {
  return lang === "ar"
    ? { at: (place) => percent(100 - place), from: (place, width) => percent(100 - place - width) }
    : { at: percent, from: percent };
}

export function widthOf(width: number) {
  return percent(width);
}

export function Drawing({ height, children }: { height: number; children: ReactNode }) {
  return (
    <svg className="over" height={height} aria-hidden="true">
      <defs>
        <pattern
          id="hatch"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path stroke="currentColor" d="M0 0v4" />
        </pattern>
      </defs>
      {children}
    </svg>
  );
}

type TickProps = { x: string; y: number };

export function Tick({ x, y }: TickProps) {
  return <line className="axis" x1={x} x2={x} y1={y} y2={y + 5} />;
}

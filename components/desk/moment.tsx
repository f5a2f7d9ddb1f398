"use client";

import { useFormatter } from "use-intl";

/** A day and a time of day, told in the person's own time zone. */
export function Moment({ at, timeZone }: { at: Date; timeZone: string }) {
  const format = useFormatter();
  return (
    <time dateTime={at.toISOString()}>
      {format.dateTime(at, { dateStyle: "medium", timeStyle: "short", timeZone })}
    </time>
  );
}

"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Reading } from "@/server/dates/typed-date";
import { Band } from "./band";

/** What a typed date means: the words readers get, its bounds, a drawing, and why; or what to type instead. */
export function DateReading({ reading, isShort }: { reading: Reading; isShort?: boolean }) {
  const t = useTranslations("desk.event");
  const { words, problem, date } = reading;
  if (problem)
    return (
      <div className="note changes">
        <CircleAlert className="i" aria-hidden="true" />
        <div>{problem}</div>
      </div>
    );
  if (isShort) return t("readersSee", { words });
  return (
    <>
      <div className="out">
        <small>{t("readers")}</small>
        <p>{words}</p>
      </div>
      {date ? (
        <>
          <Band band={date.band} label={t("band")} />
          <dl className="kv">
            <div>
              <dt>{t("earliest")}</dt>
              <dd>{date.earliest ?? t("open")}</dd>
            </div>
            <div>
              <dt>{t("latest")}</dt>
              <dd>{date.latest ?? t("open")}</dd>
            </div>
            <div>
              <dt>{t("data")}</dt>
              <dd className="mono">{date.edtf}</dd>
            </div>
          </dl>
          {date.because ? <p className="because">{date.because}</p> : null}
        </>
      ) : null}
    </>
  );
}

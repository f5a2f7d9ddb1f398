"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import type { Reading } from "@/server/dates/typed-date";
import { DateReading } from "./date-reading";

type DateFieldProps = {
  typed: string;
  onChange: (typed: string) => void;
  label?: string;
  hint?: string;
  /** Whether the words are enough, without bounds and drawing, and nothing is said while it is empty. */
  isShort?: boolean;
};

/** A date as one would say it; what readers will see of it stands below, read by the server 400 ms after the last key. */
export function DateField({ typed, onChange, label, hint, isShort }: DateFieldProps) {
  const t = useTranslations("desk.event");
  const trpc = useTRPC();
  const [asked, setAsked] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), 400);
    return () => clearTimeout(timer);
  }, [typed]);
  const reading = useQuery(
    trpc.works.readDate.queryOptions(
      { typed: asked },
      { staleTime: Number.POSITIVE_INFINITY, placeholderData: keepPreviousData },
    ),
  );

  const isAwaited = reading.isFetching || asked !== typed;

  return (
    <div className="field">
      <Field
        label={label ?? t("typed")}
        hint={label ? hint : t("typedHint")}
        maxLength={200}
        defaultValue={typed}
        dir="auto"
        aria-invalid={reading.data?.problem ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {isShort && typed === "" ? null : (
        <output className={isShort ? "hint" : roomFor(typed, reading.data)} aria-busy={isAwaited}>
          <Said reading={stillTrue(reading.data, isAwaited)} isShort={isShort} />
        </output>
      )}
    </div>
  );
}

type SaidProps = { reading: Reading | undefined; isShort: boolean | undefined };

function Said({ reading, isShort }: SaidProps) {
  const t = useTranslations("desk.event");
  if (reading) return <DateReading reading={reading} isShort={isShort} />;
  return <small className={isShort ? undefined : "out"}>{t("reading")}</small>;
}

/** What was said before stays until the answer comes, but for “no date set”, which a date that is typed belies. */
function stillTrue(reading: Reading | undefined, isAwaited: boolean) {
  const saysNone = reading?.date === null && reading.problem === null;
  return isAwaited && saysNone ? undefined : reading;
}

/** What stands below must not move under a pointer when the answer comes: there is room for it as soon as anything is typed. */
const roomFor = (typed: string, reading: Reading | undefined) =>
  typed === "" || reading?.problem ? "reading" : "reading roomy";

"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { Condition } from "@/server/dates/expected-window";
import { DateField } from "./date-field";
import { WaitField } from "./wait-field";

export type Expected = { typed: string; condition?: Condition };
const ways = ["none", "date", "after"] as const;
type Way = (typeof ways)[number];

type ExpectedFieldProps = {
  workId: string;
  expected: Expected;
  onChange: (expected: Expected) => void;
};

/** When a pending event is expected: nobody knows, a date, or so long after another event. What was typed for one way stays while another is looked at. */
export function ExpectedField({ workId, expected, onChange }: ExpectedFieldProps) {
  const t = useTranslations("desk.event.expected");
  const field = useTranslations("desk.event");
  const name = useId();
  const [way, setWay] = useState<Way>(wayOf(expected));
  const [kept, setKept] = useState(expected);

  function change(part: Partial<Expected>, next: Way) {
    const all = { ...kept, ...part };
    setKept(all);
    setWay(next);
    if (next === "none") return onChange({ typed: "" });
    if (next === "date") return onChange({ typed: all.typed });
    if (all.condition) onChange({ typed: "", condition: all.condition });
  }

  return (
    <>
      <fieldset className="field">
        <legend>{t("title")}</legend>
        <div className="seg wrap">
          {ways.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={name}
                checked={way === one}
                onChange={() => change({}, one)}
              />
              {t(`ways.${one}`)}
            </label>
          ))}
        </div>
        {way === "none" ? <p className="hint">{t("noneHint")}</p> : null}
      </fieldset>
      {way === "date" ? (
        <DateField
          typed={kept.typed}
          label={field("typed")}
          hint={t("dateHint")}
          onChange={(typed) => change({ typed }, "date")}
        />
      ) : null}
      {way === "after" ? (
        <WaitField
          workId={workId}
          condition={kept.condition}
          onChange={(condition) => change({ condition }, "after")}
        />
      ) : null}
    </>
  );
}

function wayOf({ typed, condition }: Expected): Way {
  if (condition) return "after";
  return typed.trim() === "" ? "none" : "date";
}

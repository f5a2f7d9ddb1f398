"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/desk/trpc";
import { Control } from "@/components/ui/control";
import { Field } from "@/components/ui/field";
import { SearchBox } from "@/components/ui/search-box";
import { useAsked } from "@/components/ui/use-asked";
import type { Condition } from "@/server/dates/expected-window";
import { countsOf, isDuration } from "@/server/dates/period";
import { Choose } from "./choose";
import { WaitReading } from "./wait-reading";

const letters = { days: "D", weeks: "W", months: "M", years: "Y" } as const;
const units = ["days", "weeks", "months", "years"] as const;
type Unit = (typeof units)[number];

type WaitFieldProps = {
  workId: string;
  condition: Condition | undefined;
  onChange: (condition: Condition) => void;
};

/** So long after another event: which, how long, and what says so. It counts once the event is chosen and the number is one. */
export function WaitField({ workId, condition, onChange }: WaitFieldProps) {
  const t = useTranslations("desk.event.expected");
  const [other, setOther] = useState(condition?.workId ?? null);
  const [length, setLength] = useState(lengthOf(condition));
  const [until, setUntil] = useState(condition?.period.until ?? "day");
  const [basis, setBasis] = useState(condition?.basis ?? "");
  const duration = `P${length.count.trim()}${letters[length.unit]}`;

  type Part = Partial<{
    other: string | null;
    duration: string;
    until: typeof until;
    basis: string;
  }>;
  function tell(part: Part) {
    const all = { other, duration, until, basis, ...part };
    if (!all.other || !isDuration(all.duration)) return;
    const period = { duration: all.duration, until: all.until };
    onChange({ kind: "after", workId: all.other, period, basis: all.basis });
  }
  function tellLength(next: typeof length) {
    setLength(next);
    tell({ duration: `P${next.count.trim()}${letters[next.unit]}` });
  }

  return (
    <>
      <EventBox
        workId={workId}
        id={other}
        onPick={(id) => {
          setOther(id);
          tell({ other: id });
        }}
      />
      <div className="two">
        <Control
          label={t("count")}
          error={length.count !== "" && !isDuration(duration) ? t("countWrong") : undefined}
        >
          {(props) => (
            <input
              {...props}
              className="input"
              inputMode="numeric"
              maxLength={4}
              value={length.count}
              onChange={({ target }) => tellLength({ ...length, count: target.value })}
            />
          )}
        </Control>
        <Choose<Unit>
          label={t("unit")}
          value={length.unit}
          choices={units}
          words={(unit) => t(`units.${unit}`)}
          onChoose={(unit) => tellLength({ ...length, unit: unit ?? length.unit })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={until === "nextMonth"}
          onChange={({ target }) => {
            const next = target.checked ? "nextMonth" : "day";
            setUntil(next);
            tell({ until: next });
          }}
        />{" "}
        {t("nextMonth")}
      </label>
      <Field
        label={t("basis")}
        hint={t("basisHint")}
        maxLength={200}
        value={basis}
        onChange={({ target }) => {
          setBasis(target.value);
          tell({ basis: target.value });
        }}
      />
      {condition ? (
        <WaitReading workId={workId} condition={condition} />
      ) : (
        <p className="hint">{t("notYet")}</p>
      )}
    </>
  );
}

/** A period in the one unit the field has; months for years and months together. */
function lengthOf(condition: Condition | undefined): { count: string; unit: Unit } {
  const counted = countsOf(condition?.period.duration ?? "P12M");
  if (!counted) return { count: "", unit: "months" };
  const { years, months, weeks, days } = counted;
  const given = units.filter((unit) => counted[unit] > 0);
  const [only] = given;
  if (only && given.length === 1) return { count: `${counted[only]}`, unit: only };
  if (weeks + days === 0) return { count: `${years * 12 + months}`, unit: "months" };
  return { count: "", unit: "days" };
}

type EventChoice = { id: string; headline: string; isLive: boolean };
type EventBoxProps = { workId: string; id: string | null; onPick: (id: string | null) => void };

/** One event of the viewer's trackers by its title; never the one that waits. */
function EventBox({ workId, id, onPick }: EventBoxProps) {
  const t = useTranslations("desk.event.expected");
  const trpc = useTRPC();
  const [search, setSearch] = useState("");
  const [picked, setPicked] = useState<EventChoice | null>(null);
  const { asked, isAwaited } = useAsked(search);
  const found = useQuery({
    ...trpc.works.search.queryOptions({ search: asked, kind: "event" }),
    placeholderData: keepPreviousData,
  });
  const named = useQuery({
    ...trpc.expectations.title.queryOptions({ workId: id ?? workId }),
    enabled: id !== null && picked === null,
  });
  const saved = id && named.data?.title ? { id, headline: named.data.title, isLive: false } : null;
  const items = (found.data ?? [])
    .filter((one) => one.workId !== workId)
    .map(({ workId: one, headline, isLive }) => ({ id: one, headline, isLive }));
  const isNone = found.isSuccess && items.length === 0;
  return (
    <SearchBox<EventChoice>
      label={t("event")}
      hint={t("eventHint")}
      items={items}
      isAwaited={isAwaited(found)}
      status={isAwaited(found) ? t("searching") : isNone ? t("noEvent") : null}
      value={picked ?? saved}
      onPick={(choice) => {
        setPicked(choice);
        onPick(choice?.id ?? null);
      }}
      onSearch={setSearch}
      nameOf={({ headline }) => headline}
      more={({ isLive }) => t(isLive ? "live" : "notLive")}
      openLabel={t("openEvents")}
    />
  );
}

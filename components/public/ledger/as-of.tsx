import { Day } from "@/components/public/day";
import type { Words } from "@/components/public/words";
import type { AskedDay } from "@/server/public/asked-day";
import type { Language } from "@/server/public/projection";

type AsOfProps = {
  t: Words;
  lang: Language;
  path: string;
  today: string;
  /** Null where it is today. */
  asked: AskedDay | null;
};

/** The day (ISO) the statuses are of; null where what was asked for is none. */
export const dayOf = (asked: AskedDay | null, today: string) => (asked ? asked.day : today);

/** Which day the statuses are of, or what is wrong with the one asked for, and a way to ask for another. */
export function AsOf({ t, lang, path, today, asked }: AsOfProps) {
  const day = dayOf(asked, today);
  return (
    <div className="as-of">
      <p>
        {day ? t.rich("ledger.on", { day: () => <Day key="day" lang={lang} on={day} /> }) : null}{" "}
        {asked ? <a href={path}>{t("ledger.today")}</a> : null}
      </p>
      <form action={path} className="ask noprint">
        <label htmlFor="on">{t("ledger.another")}</label>
        <input id="on" name="on" required {...fieldFor(t, asked, today)} />
        <button type="submit">{t("ledger.show")}</button>
        <Wrong t={t} asked={asked} />
      </form>
    </div>
  );
}

/** A field that can hold what was asked for: what is no day stays to be put right. */
function fieldFor(t: Words, asked: AskedDay | null, today: string) {
  if (!asked) return { type: "date", defaultValue: today };
  const { said, problem } = asked;
  if (!problem) return { type: "date", defaultValue: said };
  return {
    ...(problem === "noDay"
      ? { type: "text", placeholder: t("ledger.example") }
      : { type: "date" }),
    defaultValue: said,
    "aria-invalid": true,
    "aria-describedby": "on-wrong",
  };
}

function Wrong({ t, asked }: Pick<AsOfProps, "t" | "asked">) {
  if (!asked?.problem) return null;
  const said = <bdi key="said">{asked.said.slice(0, 40)}</bdi>;
  return (
    <p className="wrong" id="on-wrong">
      {t.rich(`ledger.wrong.${asked.problem}`, { said: () => said })}
    </p>
  );
}

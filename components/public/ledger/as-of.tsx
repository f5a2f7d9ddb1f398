import { Day } from "@/components/public/day";
import type { Words } from "@/components/public/words";
import type { Language } from "@/server/public/projection";

type AsOfProps = { t: Words; lang: Language; path: string; day: string; isPast: boolean };

/** Which day the statuses are of, and a way to ask for another. */
export function AsOf({ t, lang, path, day, isPast }: AsOfProps) {
  return (
    <div className="as-of">
      <p>
        {t.rich("ledger.on", { day: () => <Day key="day" lang={lang} on={day} /> })}{" "}
        {isPast ? <a href={path}>{t("ledger.today")}</a> : null}
      </p>
      <form action={path} className="ask noprint">
        <label htmlFor="on">{t("ledger.another")}</label>
        <input id="on" name="on" type="date" required defaultValue={day} />
        <button type="submit">{t("ledger.show")}</button>
      </form>
    </div>
  );
}

import type { SourcesDiffer as Differences, Language } from "@/server/public/projection";
import { ownLanguage, type Words, wordsLanguage } from "./words";

type SourcesDifferProps = { t: Words; lang: Language; differ: Differences[] | undefined };

/** Where the text keeps what its source says although the ledger has something else: both, side by side. */
export function SourcesDiffer({ t, lang, differ = [] }: SourcesDifferProps) {
  if (differ.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="differ">
      <h2 id="differ">{t("differ.title")}</h2>
      <div className="stack">
        {differ.map(({ said, recorded }) => (
          <div className="box" key={said}>
            <p>{t.rich("differ.said", { said: () => <q key="said">{said}</q> })}</p>
            <p {...ownLanguage(lang, wordsLanguage)}>
              {t("differ.recorded", { recorded: recorded.join(" · ") })}
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

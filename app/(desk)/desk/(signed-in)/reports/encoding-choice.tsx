"use client";

import { useTranslations } from "use-intl";
import type { OldEncoding } from "@/server/text/decode";

type EncodingChoiceProps = {
  choices: { encoding: OldEncoding; firstLines: string }[];
  choose: (encoding: OldEncoding) => void;
};

/** The first lines in each old encoding: a person sees at once which of them is words. */
export function EncodingChoice({ choices, choose }: EncodingChoiceProps) {
  const t = useTranslations("desk.reports");
  return (
    <section className="group" aria-labelledby="encoding">
      <header>
        <h2 id="encoding">{t("encoding")}</h2>
      </header>
      <p>{t("encodingLede")}</p>
      <ul className="rows">
        {choices.map(({ encoding, firstLines }) => (
          <li key={encoding}>
            <div className="what">
              <b>{t(`encodings.${encoding}`)}</b>
              <p dir="auto">{firstLines}</p>
            </div>
            <button type="button" className="btn" onClick={() => choose(encoding)}>
              {t("thisOne")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

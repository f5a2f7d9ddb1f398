"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";

type AskTwiceProps = { step: "discard" | "bin"; act: () => void };

/** A step that takes words out of sight says first what it does. */
export function AskTwice({ step, act }: AskTwiceProps) {
  const t = useTranslations("desk.step");
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <div>
        <button type="button" className="btn quiet" onClick={() => setAsked(true)}>
          {t(step)}
        </button>
      </div>
    );
  return (
    <fieldset className="stack">
      <legend className="vh">{t(step)}</legend>
      <p>{t(`${step}Ask`)}</p>
      <div className="row-of">
        <button type="button" className="btn danger" onClick={act}>
          {t(`${step}Sure`)}
        </button>
        <button type="button" className="btn" onClick={() => setAsked(false)}>
          {t("keep")}
        </button>
      </div>
    </fieldset>
  );
}

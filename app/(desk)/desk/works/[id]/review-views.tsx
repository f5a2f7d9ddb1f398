"use client";

import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";

type ReviewViewsProps = { lede: string; changes: ReactNode; preview: ReactNode };

/** Two ways to read what is before the reviewer: what changed, and the page readers will get. */
export function ReviewViews({ lede, changes, preview }: ReviewViewsProps) {
  const t = useTranslations("desk.review");
  const name = useId();
  const [view, setView] = useState<"changes" | "readers">("changes");
  return (
    <>
      <section className="rtools" aria-label={t("show")}>
        <div>
          <div className="seg" role="radiogroup" aria-label={t("show")}>
            {(["changes", "readers"] as const).map((choice) => (
              <label key={choice}>
                <input
                  type="radio"
                  name={name}
                  checked={view === choice}
                  onChange={() => setView(choice)}
                />
                {t(choice)}
              </label>
            ))}
          </div>
          <span className="dim">{lede}</span>
        </div>
      </section>
      {view === "changes" ? changes : preview}
    </>
  );
}

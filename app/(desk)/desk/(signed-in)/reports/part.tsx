"use client";

import { useTranslations } from "use-intl";

type Tick = { isTicked: boolean; tick: (isTicked: boolean) => void };
type PartProps = Tick & {
  label: string;
  text: string;
  quotation?: (Tick & { speaker: string }) | null;
};

/** One recognised part with its box; a quotation has a second one. */
export function Part({ label, text, isTicked, tick, quotation }: PartProps) {
  const t = useTranslations("desk.reports");
  return (
    <li>
      <div className="what">
        <label className="check">
          <input type="checkbox" checked={isTicked} onChange={(e) => tick(e.target.checked)} />{" "}
          <b>{label}</b> <span dir="auto">{text}</span>
        </label>
        {quotation ? (
          <label className="check">
            <input
              type="checkbox"
              checked={quotation.isTicked}
              onChange={(e) => quotation.tick(e.target.checked)}
            />{" "}
            {quotation.speaker ? t("quotationBy", { speaker: quotation.speaker }) : t("quotation")}
          </label>
        ) : null}
      </div>
    </li>
  );
}

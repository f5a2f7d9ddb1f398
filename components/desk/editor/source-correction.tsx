"use client";

import { useTranslations } from "use-intl";
import { ErrorNote } from "@/components/ui/note";
import { fieldNames, SourceFields } from "./source-fields";
import type { useSource } from "./use-source";

type SourceCorrectionProps = { given: ReturnType<typeof useSource>; legend: string };

/** The fields of a recorded source, with what a change does and does not do. */
export function SourceCorrection({ given, legend }: SourceCorrectionProps) {
  const t = useTranslations("desk.editor.correct");
  const { fields, saved, problems, write, clashes } = given;
  return (
    <>
      {fields.isRestricted && !saved.isRestricted ? (
        <p className="note changes">{t("protecting")}</p>
      ) : (
        <p className="note">{t("published")}</p>
      )}
      {saved.isRestricted && !fields.isRestricted ? (
        <p className="note changes">{t("revealing")}</p>
      ) : null}
      <SourceFields
        trackerId={given.trackerId}
        legend={legend}
        source={fields}
        problems={problems}
        onChange={write}
      />
      {clashes ? <BroughtIn clashes={clashes} /> : null}
      <ErrorNote text={given.error} />
      {given.isStale ? (
        <div>
          <button type="button" className="btn" onClick={() => void given.reload()}>
            {t("reload")}
          </button>
        </div>
      ) : null}
    </>
  );
}

/** What another saved meanwhile stands in the form. */
function BroughtIn({ clashes }: { clashes: string[] }) {
  const t = useTranslations("desk.editor.correct");
  const names = useTranslations("desk.editor.source");
  const both = [
    ...fieldNames.filter((name) => clashes.includes(name)).map((name) => names(name)),
    ...(clashes.includes("isRestricted") ? [names("protected")] : []),
  ];
  return (
    <div className="note changes" role="status">
      <div>
        <p>{t("merged")}</p>
        {both.length > 0 ? <p>{t("clashes", { fields: both.join(", ") })}</p> : null}
      </div>
    </div>
  );
}

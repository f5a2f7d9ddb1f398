"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { SourceCorrection } from "@/components/desk/editor/source-correction";
import { type RecordedSource, useSource } from "@/components/desk/editor/use-source";
import { Submit } from "@/components/ui/submit";

/** The fields of a source on its own page, put right and saved with a button. */
export function SourcePageForm({ source }: { source: RecordedSource }) {
  const t = useTranslations("desk.sources.one");
  const { refresh } = useRouter();
  const given = useSource(source, () => refresh());
  return (
    <form
      className="form"
      ref={given.form}
      onSubmit={given.submit}
      noValidate
      aria-label={t("form")}
    >
      <div className="form-in">
        <SourceCorrection given={given} legend={t("title")} />
        <div className="row-of">
          <Submit isBusy={given.isBusy}>{t("save")}</Submit>
          <span className="dim" role="status">
            {given.isSaved ? t("saved") : null}
          </span>
        </div>
      </div>
    </form>
  );
}

"use client";

import { useTranslations } from "use-intl";
import { Link } from "@/components/ui/link";
import { Submit } from "@/components/ui/submit";
import { SourceCorrection } from "./source-correction";
import { type RecordedSource, useSource } from "./use-source";

/** What a citation shows of it, and whether what was known of its link is of another address. */
export type CorrectedSource = {
  id: string;
  title: string;
  publisher: string;
  hasNewAddress: boolean;
};

type SourceFormProps = {
  source: RecordedSource;
  onClose: () => void;
  onCorrect: (source: CorrectedSource) => void;
};

/** The fields of a recorded source, inside a dialog. */
export function SourceForm({ source, onClose, onCorrect }: SourceFormProps) {
  const t = useTranslations("desk.editor.correct");
  const { id, url: before } = source;
  const given = useSource(source, ({ title, publisher, url }) => {
    onCorrect({ id, title, publisher, hasNewAddress: url !== before });
    onClose();
  });
  return (
    <form ref={given.form} onSubmit={given.submit} noValidate>
      <div className="body one">
        <div>
          <SourceCorrection given={given} legend={t("legend")} />
        </div>
      </div>
      <footer>
        <p>
          <Link href={`/desk/sources/${id}`}>{t("page")}</Link>
        </p>
        <button type="button" className="btn" onClick={onClose}>
          {t("cancel")}
        </button>
        <Submit isBusy={given.isBusy}>{t("save")}</Submit>
      </footer>
    </form>
  );
}

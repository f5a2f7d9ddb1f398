"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { base64Of } from "@/components/desk/base64";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import { TextArea } from "@/components/ui/text-area";
import type { Read } from "@/server/reports/schema";

// As the server's limit: a bigger file is not even sent.
const largest = 1_000_000;

/** A file or pasted words. */
export function ReportInput({ ask, isBusy }: { ask: (input: Read) => void; isBusy: boolean }) {
  const t = useTranslations("desk.reports");
  const refusal = useTranslations("refusals");
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = String(form.get("text") ?? "");
    const file = form.get("file");
    setProblem(null);
    if (file instanceof File && file.size > largest) return setProblem(refusal("reportTooLarge"));
    if (file instanceof File && file.size > 0) return ask({ file: await base64Of(file) });
    if (text.length > largest) return setProblem(refusal("reportTooLarge"));
    return ask({ text });
  }

  return (
    <form className="stack wide" onSubmit={submit}>
      <Field
        label={t("file")}
        hint={t("fileHint")}
        type="file"
        name="file"
        accept=".txt,text/plain"
      />
      <TextArea label={t("text")} hint={t("textHint")} name="text" rows={12} />
      <ErrorNote text={problem} />
      <div>
        <Submit isBusy={isBusy}>{isBusy ? t("reading") : t("read")}</Submit>
      </div>
    </form>
  );
}

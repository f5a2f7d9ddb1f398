"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { base64Of } from "@/components/desk/base64";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import { mostBytes } from "@/server/registers/schema";

/** A register's file and the tracker whose reviewers shall decide on its entry; reads and counts it. */
export function RegisterForm({ trackers }: { trackers: { id: string; name: string }[] }) {
  const t = useTranslations("desk.registers");
  const refusal = useTranslations("refusals");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push } = useRouter();
  const tracker = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const read = useMutation(
    trpc.registers.read.mutationOptions({
      onSuccess: ({ registerId }) => push(`/desk/record/register/${registerId}`),
    }),
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const file = form.get("file");
    setProblem(null);
    read.reset();
    if (!(file instanceof File) || file.name === "") return setProblem(t("fileMissing"));
    // A bigger file is not even sent.
    if (file.size > mostBytes) return setProblem(refusal("registerTooLarge"));
    const trackerId = String(form.get("trackerId"));
    const fileName = file.name.slice(0, 200);
    return read.mutate({ trackerId, fileName, file: await base64Of(file) });
  }

  const isBusy = read.isPending || read.isSuccess;
  return (
    <form className="stack wide" onSubmit={submit}>
      <Field
        label={t("file")}
        hint={t("fileHint")}
        type="file"
        name="file"
        accept=".csv,text/csv"
      />
      <div className="field">
        <label htmlFor={tracker}>{t("tracker")}</label>
        <select className="select" id={tracker} name="trackerId">
          {trackers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <p className="hint">{t("trackerHint")}</p>
      </div>
      <ErrorNote text={problem ?? words(read.error)} />
      <div className="row-of">
        <Submit isBusy={isBusy}>{t(isBusy ? "reading" : "read")}</Submit>
        <span className="dim">{t("nothingMade")}</span>
      </div>
    </form>
  );
}

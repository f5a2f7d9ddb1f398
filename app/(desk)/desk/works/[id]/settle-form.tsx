"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import { TextArea } from "@/components/ui/text-area";
import { DateField } from "./date-field";
import { type Expected, ExpectedField } from "./expected-field";
import type { Settled } from "./settle";

export type Outcome = "happened" | "postponed" | "cancelled";

type SettleFormProps = { is: Outcome; settled: Settled; onCancel: () => void };

/** When it happened; or when it is expected now, or that it is not any more, with the reason. */
export function SettleForm({ is, settled, onCancel }: SettleFormProps) {
  const t = useTranslations("desk.settle");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push, refresh } = useRouter();
  const [typed, setTyped] = useState("");
  const [expected, setExpected] = useState<Expected>(settled.expected);
  const settle = useMutation(
    trpc.expectations.settle.mutationOptions({
      onSuccess: () => {
        push(`/desk/works/${settled.editionId}`);
        refresh();
      },
    }),
  );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const { editionId, version, factsVersion } = settled;
    const reason = String(form.get("reason") ?? "");
    const lookAgainOn = String(form.get("lookAgainOn") ?? "") || null;
    const outcome = {
      happened: { is: "happened", typed } as const,
      postponed: { is: "postponed", ...expected, lookAgainOn, reason } as const,
      cancelled: { is: "cancelled", reason } as const,
    }[is];
    settle.mutate({ editionId, version, factsVersion, outcome });
  }

  return (
    <form onSubmit={submit} noValidate>
      <div className="body one">
        <div className="stack">
          {is === "happened" ? (
            <DateField typed={typed} label={t("when")} hint={t("whenHint")} onChange={setTyped} />
          ) : null}
          {is === "postponed" ? (
            <>
              <ExpectedField
                workId={settled.workId}
                expected={settled.expected}
                onChange={setExpected}
              />
              <Field
                label={t("lookAgain")}
                hint={t("lookAgainHint")}
                type="date"
                name="lookAgainOn"
              />
            </>
          ) : null}
          {is === "happened" ? null : (
            <TextArea
              label={t("reason")}
              hint={t("reasonHint")}
              name="reason"
              rows={3}
              maxLength={2000}
            />
          )}
          <ErrorNote text={words(settle.error)} />
        </div>
      </div>
      <footer>
        <button type="button" className="btn" onClick={onCancel}>
          {t("cancel")}
        </button>
        <Submit isBusy={settle.isPending || settle.isSuccess}>{t("open")}</Submit>
      </footer>
    </form>
  );
}

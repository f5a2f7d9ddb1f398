"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";

/** Makes the draft that enters the register, by a title. */
export function MakeEntry({ registerId, headline }: { registerId: string; headline: string }) {
  const t = useTranslations("desk.registers");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push } = useRouter();
  const make = useMutation(
    trpc.registers.makeEntry.mutationOptions({
      onSuccess: ({ editionId }) => push(`/desk/works/${editionId}`),
    }),
  );
  const isBusy = make.isPending || make.isSuccess;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get("headline") ?? "");
    make.mutate({ registerId, headline: given });
  }

  return (
    <section className="group" aria-labelledby="make">
      <header>
        <h2 id="make">{t("make")}</h2>
      </header>
      <form className="stack wide form-in" onSubmit={submit}>
        <Field
          label={t("headline")}
          hint={t("headlineHint")}
          name="headline"
          required
          maxLength={300}
          defaultValue={headline}
        />
        <ErrorNote text={words(make.error)} />
        <div className="row-of">
          <Submit isBusy={isBusy}>{t(isBusy ? "making" : "make")}</Submit>
          <span className="dim">{t("makeHint")}</span>
        </div>
      </form>
    </section>
  );
}

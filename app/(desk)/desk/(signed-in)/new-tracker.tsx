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

/** A site admin makes a tracker, then invites its people. */
export function NewTracker({ isFirst }: { isFirst: boolean }) {
  const t = useTranslations("desk.newTracker");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { push, refresh } = useRouter();
  const create = useMutation(trpc.trackers.create.mutationOptions());

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    const tracker = await create.mutateAsync({ name }).catch(() => null);
    if (!tracker) return;
    push(`/desk/people/${tracker.id}`);
    refresh();
  }

  return (
    <section className="group" aria-labelledby="new-tracker">
      <header>
        <h2 id="new-tracker">{t("title")}</h2>
      </header>
      <form className="stack" onSubmit={submit}>
        <Field
          label={t("name")}
          hint={isFirst ? t("firstHint") : t("hint")}
          name="name"
          maxLength={200}
          required
        />
        <ErrorNote text={words(create.error)} />
        <div>
          <Submit isBusy={create.isPending} className="btn">
            {t("submit")}
          </Submit>
        </div>
      </form>
    </section>
  );
}

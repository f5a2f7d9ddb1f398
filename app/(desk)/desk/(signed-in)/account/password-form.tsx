"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useSaved } from "@/components/desk/use-saved";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("desk.account");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const change = useMutation(trpc.account.changePassword.mutationOptions(useSaved()));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const given = (field: string) => String(form.get(field) ?? "");
    await change
      .mutateAsync({ old: given("old"), password: given("password") })
      .then(() => element.reset())
      .catch(() => null);
  }

  return (
    <section className="group" aria-labelledby="password">
      <header>
        <h2 id="password">{t("password")}</h2>
      </header>
      <form className="stack narrow" onSubmit={submit}>
        {/* Tells a password manager whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Field
          label={t("old")}
          name="old"
          type="password"
          autoComplete="current-password"
          maxLength={200}
          required
        />
        <Field
          label={t("new")}
          hint={t("newHint")}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={200}
          required
        />
        <ErrorNote text={words(change.error)} />
        <div className="row-of">
          <Submit isBusy={change.isPending}>{t("change")}</Submit>
          <span className="dim" role="status">
            {change.isSuccess ? t("changed") : null}
          </span>
        </div>
      </form>
    </section>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { signIn } from "next-auth/react";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";

export function ResetForm({ token }: { token: string }) {
  const t = useTranslations("desk");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const use = useMutation(trpc.resets.use.mutationOptions());

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    const done = await use.mutateAsync({ token, password }).catch(() => null);
    if (!done) return;
    await signIn("credentials", { redirect: false, email: done.email, password });
    // A whole new page: nothing of another person is left in it.
    window.location.assign("/desk");
  }

  return (
    <form className="stack" onSubmit={submit}>
      <Field
        label={t("reset.password")}
        hint={t("join.passwordHint")}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={12}
        maxLength={200}
        required
      />
      <ErrorNote text={words(use.error)} />
      <Submit isBusy={use.isPending} className="btn primary large wide">
        {t("reset.submit")}
      </Submit>
    </form>
  );
}

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

export function JoinForm({ token, email }: { token: string; email: string | null }) {
  const t = useTranslations("desk.join");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const accept = useMutation(trpc.invitations.acceptLink.mutationOptions());

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (name: string) => String(form.get(name) ?? "");
    const password = given("password");
    const made = await accept
      .mutateAsync({ token, email: given("email"), name: given("name"), password })
      .catch(() => null);
    if (!made) return;
    await signIn("credentials", { redirect: false, email: made.email, password });
    // A whole new page: nothing of another person is left in it.
    window.location.assign("/desk");
  }

  return (
    <form className="stack" onSubmit={submit}>
      <Field label={t("name")} name="name" autoComplete="name" maxLength={120} required />
      <Field
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={email ?? ""}
        readOnly={email !== null}
        required
      />
      <Field
        label={t("password")}
        hint={t("passwordHint")}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={12}
        maxLength={200}
        required
      />
      <ErrorNote text={words(accept.error)} />
      <Submit isBusy={accept.isPending} className="btn primary large wide">
        {t("submit")}
      </Submit>
    </form>
  );
}

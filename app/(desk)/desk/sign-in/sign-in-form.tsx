"use client";

import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";

/** `to` is where the person was going. */
export function SignInForm({ to }: { to: string }) {
  const t = useTranslations("desk.signIn");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSending(true);
    setProblem(null);
    const answer = await signIn("credentials", {
      redirect: false,
      email: form.get("email"),
      password: form.get("password"),
    }).catch(() => null);
    setSending(false);
    if (!answer) return setProblem(t("offline"));
    if (answer.error)
      return setProblem(answer.error === "tooManyAttempts" ? t("tooManyAttempts") : t("wrong"));
    // A whole new page: nothing of another person is left in it.
    window.location.assign(to);
  }

  return (
    <form className="stack" onSubmit={submit}>
      <Field label={t("email")} name="email" type="email" autoComplete="username" required />
      <Field
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <ErrorNote text={problem} />
      <Submit isBusy={isSending} className="btn primary large wide">
        {t("submit")}
      </Submit>
    </form>
  );
}

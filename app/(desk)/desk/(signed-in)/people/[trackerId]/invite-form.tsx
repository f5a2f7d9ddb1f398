"use client";

import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useSaved } from "@/components/desk/use-saved";
import { Field } from "@/components/ui/field";
import { LinkOnce } from "@/components/ui/link-once";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";
import { type Role, roles } from "@/server/auth/viewer";

export function InviteForm({ trackerId }: { trackerId: string }) {
  const t = useTranslations("desk");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const invite = useMutation(trpc.invitations.invite.mutationOptions(useSaved()));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const role: Role = roles.find((known) => known === form.get("role")) ?? "editor";
    invite.mutate({ trackerId, email: String(form.get("email") ?? ""), role });
  }

  return (
    <section className="group" aria-labelledby="invite">
      <header>
        <h2 id="invite">{t("invite.title")}</h2>
      </header>
      <form className="stack" onSubmit={submit}>
        <Field
          label={t("invite.email")}
          aria-keyshortcuts="I"
          hint={t("invite.hint")}
          name="email"
          type="email"
          required
        />
        <div className="field">
          <label htmlFor="role">{t("invite.role")}</label>
          <select className="select" id="role" name="role">
            {roles.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </select>
        </div>
        <ErrorNote text={words(invite.error)} />
        <div>
          <Submit isBusy={invite.isPending}>{t("invite.submit")}</Submit>
        </div>
      </form>
      {invite.data ? (
        <LinkOnce
          key={invite.data.token}
          path={`/desk/join/${invite.data.token}`}
          words={t("invite.once")}
        />
      ) : null}
    </section>
  );
}

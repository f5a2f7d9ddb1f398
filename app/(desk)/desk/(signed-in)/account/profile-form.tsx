"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { useSaved } from "@/components/desk/use-saved";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import { Submit } from "@/components/ui/submit";

type ProfileFormProps = { name: string; timeZone: string; timeZones: string[] };

export function ProfileForm({ name, timeZone, timeZones }: ProfileFormProps) {
  const t = useTranslations("desk.account");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const id = useId();
  const save = useMutation(trpc.account.save.mutationOptions(useSaved()));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const given = (field: string) => String(form.get(field) ?? "");
    save.mutate({ name: given("name"), timeZone: given("timeZone") });
  }

  return (
    <section className="group" aria-labelledby="you">
      <header>
        <h2 id="you">{t("you")}</h2>
      </header>
      <form className="stack narrow" onSubmit={submit}>
        <Field
          label={t("name")}
          hint={t("nameHint")}
          name="name"
          autoComplete="name"
          defaultValue={name}
          maxLength={120}
          required
        />
        <div className="field">
          <label htmlFor={id}>{t("timeZone")}</label>
          <select className="select" id={id} name="timeZone" defaultValue={timeZone}>
            {timeZones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll("_", " ")}
              </option>
            ))}
          </select>
        </div>
        <ErrorNote text={words(save.error)} />
        <div className="row-of">
          <Submit isBusy={save.isPending}>{t("save")}</Submit>
          <span className="dim" role="status">
            {save.isSuccess ? t("saved") : null}
          </span>
        </div>
      </form>
    </section>
  );
}

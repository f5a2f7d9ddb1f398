"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { useRefusalWords } from "@/components/desk/refusal-words";
import { useTRPC } from "@/components/desk/trpc";
import { Field } from "@/components/ui/field";
import { ErrorNote } from "@/components/ui/note";
import type { EditionForDesk } from "@/server/reviews/queries";

type ArrangeFormProps = { edition: EditionForDesk; people: { id: string; name: string }[] };

/** How the work is handled: its risk, who may see it, and when to look at it again. */
export function ArrangeForm({ edition, people }: ArrangeFormProps) {
  const t = useTranslations("desk.arrange");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const arrange = useMutation(trpc.works.arrange.mutationOptions({ onSuccess: refresh }));

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    arrange.mutate({
      editionId: edition.id,
      risk: form.get("risk") === "high" ? "high" : "ordinary",
      lookAgainOn: String(form.get("lookAgainOn") ?? "") || null,
      restrictedToIds: form.getAll("person").map(String),
    });
  }

  return (
    <details className="decision">
      <summary>{t("title")}</summary>
      <form className="stack" onSubmit={submit}>
        <fieldset className="field">
          <legend>{t("risk")}</legend>
          <div className="seg wrap">
            {(["ordinary", "high"] as const).map((risk) => (
              <label key={risk}>
                <input
                  type="radio"
                  name="risk"
                  value={risk}
                  defaultChecked={edition.risk === risk}
                />
                {t(`risks.${risk}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <Field
          label={t("lookAgain")}
          hint={t("lookAgainHint")}
          type="date"
          name="lookAgainOn"
          defaultValue={edition.lookAgainOn ?? ""}
        />
        <fieldset className="field">
          <legend>{t("restricted")}</legend>
          <p className="hint">{t("restrictedHint")}</p>
          {people.map((person) => (
            <label className="check" key={person.id}>
              <input
                type="checkbox"
                name="person"
                value={person.id}
                defaultChecked={edition.restrictedToIds.includes(person.id)}
              />{" "}
              {person.name}
            </label>
          ))}
        </fieldset>
        <ErrorNote text={words(arrange.error)} />
        <div className="row-of">
          <button type="submit" className="btn" disabled={arrange.isPending}>
            {t("save")}
          </button>
          <span role="status">{arrange.isSuccess ? t("saved") : null}</span>
        </div>
      </form>
    </details>
  );
}

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
import type { EditionForDesk } from "@/server/reviews/queries";

type Named = { id: string; name: string };
type ArrangeFormProps = {
  edition: EditionForDesk;
  people: Named[];
  /** Other trackers the viewer may show it in. */
  trackers: Named[];
};

const ticked = (choices: Named[], ids: string[]) =>
  choices.flatMap(({ id }) => (ids.includes(id) ? [id] : []));

/** How the work is handled: its risk, who may see it, and when to look at it again. */
export function ArrangeForm({ edition, people, trackers }: ArrangeFormProps) {
  const t = useTranslations("desk.arrange");
  const words = useRefusalWords();
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const arrange = useMutation(trpc.works.arrange.mutationOptions({ onSuccess: refresh }));
  const [saved, setSaved] = useState(() => ({
    risk: edition.risk,
    lookAgainOn: edition.lookAgainOn,
    restrictedToIds: ticked(people, edition.restrictedToIds),
    shownInIds: ticked(trackers, edition.shownInIds),
  }));

  const isOpen = edition.steps.save === null && edition.factsAreOpen;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const typed: typeof saved = {
      risk: form.get("risk") === "high" ? "high" : "ordinary",
      lookAgainOn: String(form.get("lookAgainOn") ?? "") || null,
      restrictedToIds: form.getAll("person").map(String),
      // A control that is off has no value in a form.
      shownInIds: isOpen ? form.getAll("tracker").map(String) : saved.shownInIds,
    };
    const { risk, lookAgainOn, restrictedToIds, shownInIds } = typed;
    const isNew = (name: keyof typeof saved) => String(typed[name]) !== String(saved[name]);
    // What stands here as it was opened may have been changed by somebody else since.
    const changed = {
      ...(isNew("risk") && { risk }),
      ...(isNew("lookAgainOn") && { lookAgainOn }),
      ...(isNew("restrictedToIds") && { restrictedToIds }),
      ...(isNew("shownInIds") && { shownInIds }),
    };
    arrange.mutate({ editionId: edition.id, ...changed }, { onSuccess: () => setSaved(typed) });
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
        <Ticks
          name="person"
          title={t("restricted")}
          hint={t("restrictedHint")}
          choices={people}
          ticked={edition.restrictedToIds}
        />
        {trackers.length > 0 ? (
          <Ticks
            name="tracker"
            title={t("shownIn")}
            hint={isOpen ? t("shownInHint") : t("shownInOff")}
            choices={trackers}
            ticked={edition.shownInIds}
            isOff={!isOpen}
          />
        ) : null}
        <ErrorNote text={words(arrange.error)} />
        <div className="row-of">
          <Submit isBusy={arrange.isPending} className="btn">
            {t("save")}
          </Submit>
          <span role="status">{arrange.isSuccess ? t("saved") : null}</span>
        </div>
      </form>
    </details>
  );
}

type TicksProps = {
  name: string;
  title: string;
  hint: string;
  choices: Named[];
  ticked: string[];
  isOff?: boolean;
};

function Ticks({ name, title, hint, choices, ticked, isOff = false }: TicksProps) {
  return (
    <fieldset className="field" disabled={isOff}>
      <legend>{title}</legend>
      <p className="hint">{hint}</p>
      {choices.map((choice) => (
        <label className="check" key={choice.id}>
          <input
            type="checkbox"
            name={name}
            value={choice.id}
            defaultChecked={ticked.includes(choice.id)}
          />{" "}
          {choice.name}
        </label>
      ))}
    </fieldset>
  );
}

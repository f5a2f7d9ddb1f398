"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Citation } from "@/components/desk/editor/citation";
import { SourcesList } from "@/components/desk/editor/sources-list";
import { useNewest } from "@/components/desk/use-newest";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { phases } from "@/server/dates/vague-date";
import type { EditionForDesk } from "@/server/reviews/queries";
import type { TypedFacts } from "@/server/works/schema";
import { DateField } from "./date-field";
import { ExpectedField } from "./expected-field";
import { ParticipantsField } from "./participants-field";
import type { Write } from "./work-editor";

type EventFacts = Extract<TypedFacts, { kind: "event" }>;

/** Only what is pending waits; and what waits for nothing says nothing of it. */
function settled({ condition, ...facts }: EventFacts): EventFacts {
  return condition && facts.phase === "pending" ? { ...facts, condition } : facts;
}

/** An event: what happened, when as the source gives it, who took part, and on what it rests. */
export function EventFields({ edition, write }: { edition: EditionForDesk; write: Write }) {
  const t = useTranslations("desk.event");
  const [facts, change] = useNewest(edition.facts);
  const [citations, setCitations] = useState<Citation[]>(edition.text.citations);
  if (facts.kind !== "event") return null;

  const set = (part: Partial<EventFacts>) => alter(() => part);

  function alter(to: (now: EventFacts) => Partial<EventFacts>) {
    const next = change((now) => (now.kind === "event" ? settled({ ...now, ...to(now) }) : now));
    write({ facts: next });
  }

  return (
    <form className="form" onSubmit={(event) => event.preventDefault()}>
      <section className="sect" aria-labelledby="what">
        <h2 id="what">{t("what")}</h2>
        <Field
          label={t("title")}
          maxLength={300}
          defaultValue={edition.text.headline}
          onChange={(event) => write({ text: { headline: event.target.value } })}
        />
        <TextArea
          label={t("summary")}
          hint={t("summaryHint")}
          rows={4}
          maxLength={2000}
          defaultValue={edition.text.standfirst}
          onChange={(event) => write({ text: { standfirst: event.target.value } })}
        />
      </section>
      <section className="sect" aria-labelledby="when">
        <h2 id="when">{t("when")}</h2>
        <fieldset className="field">
          <legend>{t("phase")}</legend>
          <div className="seg wrap">
            {phases.map((phase) => (
              <label key={phase}>
                <input
                  type="radio"
                  name="phase"
                  checked={facts.phase === phase}
                  onChange={() => set({ phase })}
                />
                {t(`phases.${phase}`)}
              </label>
            ))}
          </div>
        </fieldset>
        {facts.phase === "pending" ? (
          <ExpectedField
            workId={edition.workId}
            expected={facts}
            onChange={({ typed, condition }) => set({ typed, condition })}
          />
        ) : (
          <DateField typed={facts.typed} onChange={(typed) => set({ typed })} />
        )}
        {facts.condition ? null : (
          <div className="two">
            <Field
              label={t("phrase")}
              hint={t("phraseHint")}
              maxLength={500}
              defaultValue={facts.phrase}
              onChange={(event) => set({ phrase: event.target.value })}
            />
            <Field
              label={t("workedOut")}
              hint={t("workedOutHint")}
              maxLength={500}
              defaultValue={facts.workedOut}
              onChange={(event) => set({ workedOut: event.target.value })}
            />
          </div>
        )}
      </section>
      <section className="sect" aria-labelledby="who">
        <h2 id="who">{t("who")}</h2>
        <ParticipantsField
          ids={facts.participantIds}
          onChange={(to) => alter((now) => ({ participantIds: to(now.participantIds) }))}
        />
      </section>
      <section className="sect" aria-labelledby="sources">
        <h2 id="sources">{t("sources")}</h2>
        <SourcesList
          trackerId={edition.tracker.id}
          citations={citations}
          cited={[]}
          onCitationsChange={(next) => {
            setCitations(next);
            write({ text: { citations: next } });
          }}
        />
      </section>
    </form>
  );
}

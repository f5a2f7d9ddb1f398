"use client";

import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { asText } from "@/components/desk/as-text";
import {
  type Choices,
  type Draft,
  firstChoices,
  isDifference,
  merged,
  type Part,
} from "@/server/drafts/rules";
import { DifferenceChoice } from "./difference-choice";

type MergeFormProps = {
  mine: Draft;
  theirs: Draft;
  parts: Part[];
  isBusy: boolean;
  onMerge: (draft: Draft) => void;
};

/** Each place where two texts differ, to be chosen from; the text the choices make stands below (6-safety R9). */
export function MergeForm({ mine, theirs, parts, isBusy, onMerge }: MergeFormProps) {
  const t = useTranslations("desk.conflict");
  const id = useId();
  const [choices, setChoices] = useState<Choices>(() => firstChoices(parts));
  const differences = parts.filter(isDifference);
  const count = differences.filter((difference) => choices[difference.id]).length;
  const isChosen = count === differences.length;
  const result = merged(mine, theirs, choices);
  const progress = t("chosen", { count: String(count), all: String(differences.length) });

  return (
    // Ctrl or Command with Enter saves from any choice.
    <form
      aria-label={t("merge")}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey))
          event.currentTarget.requestSubmit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChosen && !isBusy) onMerge(result);
      }}
    >
      <p className="dim">{t("mergeHint")}</p>
      {parts.map((part) =>
        part.is === "same" ? (
          <p className="same" key={part.id}>
            {t("same", { count: part.count })}
          </p>
        ) : (
          <DifferenceChoice
            key={part.id}
            difference={part}
            kind={mine.facts.kind}
            place={differences.indexOf(part) + 1}
            choice={choices[part.id]}
            onChoose={(choice) => setChoices({ ...choices, [part.id]: choice })}
          />
        ),
      )}
      <section className="result" aria-labelledby={`${id}-result`}>
        <h3 id={`${id}-result`}>{t("result")}</h3>
        {isChosen ? null : <p className="dim">{t("resultSoFar")}</p>}
        <pre dir="auto">{asText(result)}</pre>
      </section>
      <div className="row-of">
        <button
          type="submit"
          className="btn primary"
          aria-disabled={!isChosen || isBusy}
          aria-describedby={`${id}-count`}
        >
          {t("saveMerged")}
        </button>
        <span className="dim" id={`${id}-count`} role="status">
          {progress}
        </span>
      </div>
    </form>
  );
}

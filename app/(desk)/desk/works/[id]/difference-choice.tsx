"use client";

import { createElement, Fragment, useId } from "react";
import { useTranslations } from "use-intl";
import type { Choice, Difference } from "@/server/drafts/rules";
import type { WorkKind } from "@/server/public/projection";
import { piecesOf } from "@/server/reviews/rules";
import { useSideWords } from "./use-side-words";

type DifferenceChoiceProps = {
  difference: Difference;
  kind: WorkKind;
  /** From one. */
  place: number;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
};

/** One place where two texts differ: mine, theirs or, where both can stand, both. What only one wrote is kept or left out. */
export function DifferenceChoice({
  difference,
  kind,
  place,
  choice,
  onChoose,
}: DifferenceChoiceProps) {
  const t = useTranslations("desk.conflict");
  const name = useId();
  const { mine, theirs, title } = useSideWords(difference, kind);
  const one = mine === "" ? "theirs" : theirs === "" ? "mine" : null;
  const label = t("place", { number: String(place), title });
  const radio = (value: Choice) => ({
    type: "radio",
    name,
    checked: choice === value,
    onChange: () => onChoose(value),
  });

  return (
    <fieldset className="difference">
      <legend>{label}</legend>
      <div className="pair">
        {(["mine", "theirs"] as const).map((side) => (
          <label className="pick" key={side}>
            <span className="lead">
              <input {...radio(side)} />
              {one === null ? t(`side.${side}`) : side === one ? t(`only.${side}`) : t("leaveOut")}
            </span>
            <span className="txt" dir="auto">
              <Marked
                text={side === "mine" ? mine : theirs}
                other={side === "mine" ? theirs : mine}
              />
            </span>
          </label>
        ))}
      </div>
      {difference.choices.includes("both") ? (
        <label className="pick both">
          <span className="lead">
            <input {...radio("both")} />
            {difference.is === "fact" ? t("bothFacts") : t("both")}
          </span>
        </label>
      ) : null}
      {mine === theirs ? <p className="dim">{t("restyled")}</p> : null}
    </fieldset>
  );
}

/** The words the other side does not have are marked. */
function Marked({ text, other }: { text: string; other: string }) {
  if (text === "" || other === "") return text;
  const kept = piecesOf(other, text).filter(({ change }) => change !== "removed");
  // As arguments, not as a list: a piece has no name but its place.
  return createElement(
    Fragment,
    null,
    ...kept.map(({ text: piece, change }) =>
      change === "added" ? createElement("mark", null, piece) : piece,
    ),
  );
}

"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { noteWords } from "@/components/desk/note-words";
import { useTRPC } from "@/components/desk/trpc";
import { conditionWords } from "@/server/dates/condition-words";
import type { Condition } from "@/server/dates/expected-window";
import { unitWords } from "@/server/dates/unit-words";
import type { Difference, FactField, LineField } from "@/server/drafts/rules";
import { shownWords } from "@/server/ledger/measure-words";
import type { WorkKind } from "@/server/public/projection";
import { summed, wordsOf } from "@/server/reviews/rules";
import { measuresIn } from "@/server/text/plain";
import type { TypedFacts } from "@/server/works/schema";
import { useActWords } from "./use-act-words";
import { useMeasureWords } from "./use-measure-words";

/** What each side says at a place where two texts differ, in words, and what the place is called; empty where a side has nothing. */
export function useSideWords(difference: Difference, kind: WorkKind) {
  const fields = useTranslations("desk.review.fields");
  const factWords = useFactWords(difference);
  const names = useMeasuresShown(difference);
  switch (difference.is) {
    case "line":
      return { ...difference, title: fields(nameOf(difference.field, kind)) };
    case "block": {
      const { mine, theirs, field } = difference;
      return {
        mine: mine ? wordsOf(mine, names) : "",
        theirs: theirs ? wordsOf(theirs, names) : "",
        title: fields(field),
      };
    }
    case "note":
      return {
        mine: difference.mine ? noteWords(difference.mine) : "",
        theirs: difference.theirs ? noteWords(difference.theirs) : "",
        title: fields("note"),
      };
    case "fact":
      return {
        mine: factWords(difference.field, difference.mine),
        theirs: factWords(difference.field, difference.theirs),
        title: fields(difference.field),
      };
  }
}

/** What an article calls its standfirst is the summary of an event, of acts or of measures. */
const nameOf = (field: LineField, kind: WorkKind) =>
  field === "standfirst" && summed.includes(kind) ? "summary" : field;

function useFactWords(difference: Difference) {
  const t = useTranslations("desk");
  const trpc = useTRPC();
  const isNamed = difference.is === "fact" && difference.field === "participants";
  const isActs = difference.is === "fact" && difference.field === "acts";
  const ids = isNamed ? [...idsIn(difference.mine), ...idsIn(difference.theirs)] : [];
  const named = useQuery(
    trpc.entities.byIds.queryOptions({ ids: [...new Set(ids)] }, { enabled: ids.length > 0 }),
  );
  const actWords = useActWords(
    isActs ? [...actsIn(difference.mine), ...actsIn(difference.theirs)] : [],
  );
  const measureWords = useMeasureWords(
    difference.is === "fact" && difference.field === "measures"
      ? [...countedIn(difference.mine), ...countedIn(difference.theirs)]
      : [],
  );
  const name = (id: string) => named.data?.find((entity) => entity.id === id)?.name ?? "";
  const waits = useWaitWords(difference);
  const ofEvent = (field: FactField, facts: EventFacts): string => {
    if (field === "condition") return waits(facts.condition);
    if (field === "phase") return t(`event.phases.${facts.phase}`);
    if (field === "participants") return facts.participantIds.map(name).join(", ");
    return [facts.typed, facts.phrase, facts.workedOut].filter(Boolean).join("; ");
  };
  const said = (field: FactField, facts: TypedFacts): string => {
    switch (facts.kind) {
      case "article":
        return facts.datedOn ? unitWords(facts.datedOn, "en") : "";
      case "event":
        return ofEvent(field, facts);
      case "act":
        return facts.acts.map(actWords).join("\n");
      case "measure":
        return facts.measures.map(measureWords).join("\n");
      case "page":
      case "entity":
        return "";
    }
  };
  return (field: FactField, facts: TypedFacts) => said(field, facts) || t("conflict.noFact");
}

/** What each side waits for, in words, by the title of the event as far as one may know it. */
function useWaitWords(difference: Difference) {
  const trpc = useTRPC();
  const isOf = difference.is === "fact" && difference.field === "condition";
  const sides = isOf ? [difference.mine, difference.theirs] : [];
  const ids = [...new Set(sides.flatMap((facts) => waitIn(facts)?.workId ?? []))];
  const titles = useQueries({
    queries: ids.map((workId) => trpc.expectations.title.queryOptions({ workId })),
  });
  return (condition: Condition | undefined) => {
    if (!condition) return "";
    const title = titles[ids.indexOf(condition.workId)]?.data?.title ?? null;
    const state = title === null ? "unknown" : "dated";
    return conditionWords(condition, { state, title: title ?? "" }, "en");
  };
}

/** What stands where either side shows measures, by their entry, as far as one may know it. */
function useMeasuresShown(difference: Difference) {
  const trpc = useTRPC();
  const sides = difference.is === "block" ? [difference.mine, difference.theirs] : [];
  const ids = measuresIn({ type: "doc", content: sides.flatMap((side) => side ?? []) });
  const entries = useQueries({
    queries: ids.map((workId) => trpc.works.measures.queryOptions({ workId })),
  });
  return new Map(
    ids.flatMap((id, n) => {
      const shown = entries[n]?.data;
      return shown ? [[id, shownWords(shown)]] : [];
    }),
  );
}

const waitIn = (facts: TypedFacts) => (facts.kind === "event" ? facts.condition : undefined);

type EventFacts = Extract<TypedFacts, { kind: "event" }>;

const actsIn = (facts: TypedFacts) => (facts.kind === "act" ? facts.acts : []);
const countedIn = (facts: TypedFacts) => (facts.kind === "measure" ? facts.measures : []);
const idsIn = (facts: TypedFacts) => (facts.kind === "event" ? facts.participantIds : []);

import { Fragment } from "react";
import { datesWords } from "@/server/dates/catalogue";
import { conditionFacts } from "@/server/dates/condition-words";
import { type DatePiece, datePieces, sentencePieces } from "@/server/dates/date-words";
import type { Expectation, Language, ShownFacts } from "@/server/public/projection";
import { ownLanguage } from "./words";

type Dated = Pick<ShownFacts, "date" | "phase" | "expectation">;
type WhenProps = { lang: Language; facts: Dated; today: string };

/** When an event happened, or is expected and why, as a sentence without its full stop. */
export function When({ lang, facts, today }: WhenProps) {
  const kind = sentenceOf(facts, today);
  const { date, expectation } = facts;
  const pieces = begins.has(kind) ? sentencePieces(date, lang) : datePieces(date, lang);
  const condition = expectation && (
    <span className="why" key="condition">
      <Condition lang={lang} {...expectation} />
    </span>
  );
  return datesWords(lang).rich(`when.${kind}`, {
    when: () => (date ? null : condition) ?? <Pieces key="when" pieces={pieces} />,
    condition: () => condition,
  });
}

/** Sentences that begin with the date. */
const begins = new Set(["occurred", "ongoing", "superseded"]);

/** `today` (ISO) chooses between "expected" and "was expected", and nothing else. */
function sentenceOf({ date, phase, expectation }: Dated, today: string) {
  if (phase === "cancelled") return date ? "cancelled" : "dropped";
  if (phase !== "pending") return phase;
  if (!date) return expectation ? "pending" : "awaited";
  const isPast = date.latest !== null && date.latest < today;
  if (expectation) return isPast ? "overdueBecause" : "because";
  return isPast ? "overdue" : "pending";
}

/** What an event waits for: so long after another, which it links to where readers have it, and what that rests on. */
function Condition({ lang, condition, state, awaited }: Expectation & { lang: Language }) {
  return datesWords(lang).rich(`condition.${state}`, {
    ...conditionFacts(condition, lang),
    event: () => (
      <a key="event" href={awaited.path} {...ownLanguage(lang, awaited.lang)}>
        {awaited.headline}
      </a>
    ),
    basis: () => <bdi key="basis">{condition.basis}</bdi>,
  });
}

/** A date's words, its days, months and years in `<time>`. */
export function Pieces({ pieces }: { pieces: DatePiece[] }) {
  return pieces.map(({ text, datetime }) =>
    datetime ? (
      <time key={datetime + text} dateTime={datetime}>
        {text}
      </time>
    ) : (
      <Fragment key={text}>{text}</Fragment>
    ),
  );
}

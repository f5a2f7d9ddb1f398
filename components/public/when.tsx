import { Fragment } from "react";
import { datesWords } from "@/server/dates/catalogue";
import { type DatePiece, datePieces, sentencePieces } from "@/server/dates/date-words";
import type { EventFacts, Language } from "@/server/public/projection";

type WhenProps = { lang: Language; facts: EventFacts; today: string };

/** When an event happened, or is expected, as a sentence without its full stop. */
export function When({ lang, facts, today }: WhenProps) {
  const kind = sentenceOf(facts, today);
  const { date } = facts;
  const pieces = begins.has(kind) ? sentencePieces(date, lang) : datePieces(date, lang);
  return datesWords(lang).rich(`when.${kind}`, {
    when: () => <Pieces key="when" pieces={pieces} />,
  });
}

/** Sentences that begin with the date. */
const begins = new Set(["occurred", "ongoing", "superseded"]);

/** `today` (ISO) chooses between "expected" and "was expected", and nothing else. */
function sentenceOf({ date, phase }: EventFacts, today: string) {
  if (phase === "cancelled") return date ? "cancelled" : "dropped";
  if (phase !== "pending") return phase;
  if (!date) return "awaited";
  return date.latest !== null && date.latest < today ? "overdue" : "pending";
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

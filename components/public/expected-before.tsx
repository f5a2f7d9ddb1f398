import { conditionWords } from "@/server/dates/condition-words";
import { dateWords } from "@/server/dates/date-words";
import type { Language, ExpectedBefore as Told } from "@/server/public/projection";
import { longDate, type Words, wordsLanguage } from "./words";

type ExpectedBeforeProps = { t: Words; lang: Language; told: Told[] };

/** How the expectation of an event changed from version to version, the oldest first; nothing where it never did. */
export function ExpectedBefore({ t, told }: ExpectedBeforeProps) {
  if (told.length < 2) return null;
  return (
    <section className="sec" aria-labelledby="expected-before">
      <h2 id="expected-before">{t("event.expectedBefore.title")}</h2>
      <ol className="list nums">
        {told.map((one, place) => (
          <li key={one.publishedAt.toISOString()}>
            {t(`event.expectedBefore.${changeTo(one, told[place - 1])}`, {
              when: wordsOf(one),
              day: longDate(one.publishedAt),
            })}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** In the language of the sentence it stands in. A window is that of today, so an earlier condition is said without one. */
function wordsOf({ date, expectation }: Told) {
  if (!expectation) return dateWords(date, wordsLanguage);
  const { condition, state, awaited } = expectation;
  return conditionWords(condition, { state, title: awaited.headline }, wordsLanguage);
}

function changeTo({ phase, date, expectation }: Told, before: Told | undefined) {
  if (!before) return "first";
  if (phase === "cancelled") return "cancelled";
  if (phase !== "pending") return "happened";
  if (before.phase !== "pending") return "again";
  const isLater = before.date && (date ? isAfter(date, before.date) : !expectation);
  return isLater ? "postponed" : "changed";
}

type Bounds = NonNullable<Told["date"]>;

/** Whether a window moved away as a whole; a deadline says nothing of when it begins. */
function isAfter(now: Bounds, before: Bounds) {
  const [first, last] = [before.earliest ?? "", before.latest ?? "\uffff"];
  const [from, to] = [now.earliest ?? first, now.latest ?? "\uffff"];
  return from >= first && to >= last && (from > first || to > last);
}

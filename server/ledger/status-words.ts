import { dateWords } from "@/server/dates/date-words";
import { type Bounds, edtfBetween } from "@/server/dates/period";
import { type VagueDate, vagueDateFrom } from "@/server/dates/vague-date";
import { ledgerWords } from "./act-words";
import type { Answer, StatusOn } from "./status";

/** How a date is said in a status: in full, or by its year where it lies within one. */
export type Fineness = "full" | "year";

/** What a state is, in English words: "Party since 1998"; every status that is possible, where the acts leave several open. */
export function statusWords(answer: StatusOn, fineness: Fineness = "full"): string {
  return [answer, ...answer.others]
    .map((one) => answerWords(one, fineness))
    .reduce((one, other) => ledgerWords("or", { one, other }));
}

/** The same by the year, for a page that says many of them: each is put into words once. */
export function yearlyStatusWords(): (answer: StatusOn) => string {
  const said = new Map<string, string>();
  return (answer) => {
    const { status, since, boundUntil, certain } = answer;
    if (!certain) return statusWords(answer, "year");
    const when = since && (yearOf(since) ?? since.edtf);
    const key = [status, when, boundUntil?.earliest, boundUntil?.latest].join(" ");
    const words = said.get(key) ?? statusWords(answer, "year");
    said.set(key, words);
    return words;
  };
}

function answerWords({ status, since, boundUntil }: Answer, fineness: Fineness): string {
  const when = since ? sinceWords(since, fineness) : "none";
  const until = boundUntil ? untilWords(boundUntil, fineness) : "none";
  return ledgerWords(`statuses.${status}`, { since: since ? "known" : "none", when, until });
}

function sinceWords(date: VagueDate, fineness: Fineness): string {
  const year = yearOf(date);
  if (fineness === "year" && year !== null) return year;
  const words = dateWords(date, "en");
  return date.precision === "interval" ? ledgerWords("some", { words }) : words;
}

function untilWords(bounds: Bounds, fineness: Fineness): string {
  const edtf = edtfBetween(bounds);
  return edtf === null ? "none" : sinceWords(vagueDateFrom(edtf, noPhrase), fineness);
}

/** That a party is one from its own act on only because nothing else is known. */
export const assumedWords = () => ledgerWords("assumed");

const noPhrase = { note: "", derivedFrom: "" };

/** The year that a date lies in, where it lies in one and no doubt is said of it. */
function yearOf({ earliest, latest, qualifier }: VagueDate): string | null {
  if (qualifier !== "none") return null;
  const [from, to] = [earliest?.slice(0, 4), latest?.slice(0, 4)];
  return from !== undefined && from === to ? from : null;
}

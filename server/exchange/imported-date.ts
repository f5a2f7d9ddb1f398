import { problemSentence } from "@/server/dates/date-problem";
import { readDate } from "@/server/dates/read-date";
import type { Reason } from "./reason";

/** A date of a file as the record keeps it: how it is typed, the source's words where those are others, and how it follows from them. */
export type ImportedDate = { typed: string; phrase: string; workedOut: string; reasons: Reason[] };

const perhaps =
  "believed to be|thought to be|presumed(?: to be)?|presumably|possibly|probably|likely|reportedly|allegedly|unconfirmed|uncertain|perhaps|maybe";
const about = "approximately|approximate|approx\\.?|estimated|est\\.?|around|about|circa|ca?\\.";

/** Words before or after a date, mostly in brackets, that say how sure the source is of it. */
const hedges: [pattern: RegExp, said: "perhaps" | "about"][] = [
  [new RegExp(`^[([]?\\s*(${perhaps})\\s*:?\\s*[)\\]]?\\s*:?\\s*(.+)$`, "i"), "perhaps"],
  [new RegExp(`^[([]?\\s*(${about})\\s*:?\\s*[)\\]]?\\s*:?\\s*(.+)$`, "i"), "about"],
];
const hedgedAfter: typeof hedges = [
  [new RegExp(`^(.+?)[\\s,]*[([]\\s*(${perhaps}|\\?)\\s*[)\\]]$`, "i"), "perhaps"],
  [new RegExp(`^(.+?)[\\s,]*[([]\\s*(${about})\\s*[)\\]]$`, "i"), "about"],
];

/** Reads a date as files have them; what cannot be read stays as it is written, with the sentence that says why. */
export function importedDate(given: string): ImportedDate {
  const text = given.normalize("NFKC").trim().replace(/\s+/g, " ");
  const known = plain(text);
  if (known !== null)
    return known === text
      ? { typed: text, phrase: "", workedOut: "", reasons: [] }
      : { typed: known, phrase: text, workedOut: "", reasons: [] };
  return hedged(text) ?? unread(text);
}

/** How the text is typed so that it can be read; null where it cannot. A time of day is left to the phrase. */
function plain(text: string): string | null {
  if (/^(?:unknown|undated|none|no)(?: date)?$|^n\/?a$|^date unknown$/i.test(text)) return "";
  const day = /^(\d{4})[-/.](\d\d)[-/.](\d\d)(?:[T ,]+\d\d?:\d\d.*)?$/.exec(text);
  const typed = day ? `${day[1]}-${day[2]}-${day[3]}` : text;
  return "date" in readDate(typed) ? typed : null;
}

function hedged(text: string): ImportedDate | null {
  const found =
    hedges.map(([pattern, said]) => ({ parts: pattern.exec(text), said, at: 2 })).find(isFound) ??
    hedgedAfter
      .map(([pattern, said]) => ({ parts: pattern.exec(text), said, at: 1 }))
      .find(isFound);
  const rest = found?.parts?.[found.at];
  const words = found?.parts?.[3 - found.at];
  if (!found || rest === undefined || words === undefined) return null;
  const day = plain(rest.trim());
  if (!day || !("date" in readDate(`${found.said} ${day}`))) return null;
  return {
    typed: `${found.said} ${day}`,
    phrase: text,
    workedOut: `“${words}” is kept as “${found.said}”`,
    reasons: [{ code: "dateHedged", told: { words, said: found.said } }],
  };
}

const isFound = ({ parts }: { parts: RegExpExecArray | null }) => parts !== null;

function unread(text: string): ImportedDate {
  const read = readDate(text);
  const why = "problem" in read ? problemSentence(read.problem, "en") : "";
  return {
    typed: text,
    phrase: "",
    workedOut: "",
    reasons: [{ code: "dateUnread", told: { why } }],
  };
}

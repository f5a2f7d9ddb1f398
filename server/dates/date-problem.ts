import type { Language } from "@/server/public/projection";
import { datesWords } from "./catalogue";

/** Why what was typed is not a date, with what to type instead. */
export type DateProblem =
  | { code: "notADate"; suggestion: string; second: string; third: string }
  | { code: "noYear"; suggestion: string }
  | { code: "shortYear"; suggestion: string; second: string }
  | { code: "noSuchMonth"; month: string; suggestion: string }
  | { code: "noSuchDay"; month: string; days: string; suggestion: string }
  | { code: "dayOrMonth"; suggestion: string; second: string }
  | { code: "season"; suggestion: string }
  | { code: "partOf"; said: string; suggestion: string }
  | { code: "decadeOrCentury"; suggestion: string; second: string }
  | { code: "endsReversed"; suggestion: string }
  | { code: "anchorVague"; suggestion: string };

/** The problem as a sentence that says what to do. */
export function problemSentence({ code, ...values }: DateProblem, lang: Language): string {
  return datesWords(lang)(`problems.${code}`, values);
}

import { two } from "./amounts";
import { type Form, type Found, foundBy, outright } from "./found";

export const month =
  "January|February|March|April|May|June|July|August|September|October|November|December";
export const year = String.raw`1[0-9]\d{2}|20\d{2}`;

/** Words before a number that make it an amount: "more than 1900 prisoners". */
const counted = String.raw`(?<!\b(?:than|about|some|nearly|almost|over|least|most|around|only|another|No\.|[$€£#])\s?)`;
const notPartOfNumber = String.raw`(?<![\d.,:/$€£#-]|\p{L})`;
const notCounting = String.raw`(?![\d:/]|[.,]\d|-(?!\p{Ll}|\s)|\s(?:people|prisoners|members|cases|files|detainees|soldiers|men|women|children|per cent|percent|%|km|miles|metres|euros|dollars|pages|times|votes)\b)`;

/** Years and parts of years. "Early 2009" and seasons set no bounds of their own, and so stay the year. */
const forms: Form[] = [
  [
    new RegExp(`${notPartOfNumber}${counted}(?:${year})${notCounting}`, "gu"),
    ([said = ""]) => outright(said),
  ],
  [
    new RegExp(
      String.raw`\b(?:(?:the\s+)?(?:very\s+)?(?:early|mid|late|beginning of|start of|end of|middle of)(?:\s+|-))(?:in\s+)?(${year})\b(?!s)`,
      "gi",
    ),
    ([, said = ""]) => outright(said),
  ],
  [
    new RegExp(
      String.raw`\b(?:the\s+)?(?:spring|summer|autumn|fall|winter)\s+(?:of\s+)?(${year})\b`,
      "gi",
    ),
    ([, said = ""]) => outright(said),
  ],
  [
    /\b(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(1\d\d|20\d)0s\b/gi,
    ([, said = ""]) => (said.endsWith("0") ? null : outright(`${said}X`)),
  ],
  [
    new RegExp(
      String.raw`\b(?:the\s+)?(first|second|third|fourth|last)\s+(half|quarter)\s+of\s+(${year})\b`,
      "gi",
    ),
    ([, which = "", part = "", of = ""]) => outright(partOf(of, which, part)),
  ],
  [
    new RegExp(String.raw`(?<![\d-])(${year})[–/-](${year}|\d\d)\b(?![\d-]|[–/-]\d)`, "g"),
    ([, from = "", to = ""]) => outright(yearsFrom(from, to)),
  ],
  [
    /\b(?:the\s+)?(1[1-9]|20|21)(?:st|th)[\s-]century\b/gi,
    ([, which = ""]) => outright(`${Number(which) - 1}01/${which}00`),
  ],
  [
    new RegExp(String.raw`\bQ([1-4])\s+(${year})\b`, "g"),
    ([, which = "", of = ""]) => outright(months(of, Number(which) * 3 - 2, 3)),
  ],
];

/** Years, decades, halves and quarters, as they are written. */
export function writtenYears(text: string): Found[] {
  return foundBy(forms, text);
}

/** "2014–15" and "2014–2015"; not "2014–03", which is a month. */
function yearsFrom(from: string, to: string): string | null {
  const end = to.length === 4 ? to : `${from.slice(0, 2)}${to}`;
  return end > from && (to.length === 4 || Number(to) > 12) ? `${from}/${end}` : null;
}

function partOf(of: string, which: string, part: string): string | null {
  const at = ["first", "second", "third", "fourth"].indexOf(which.toLowerCase());
  const length = part.toLowerCase() === "half" ? 6 : 3;
  const place = at < 0 ? 12 / length - 1 : at;
  return place * length < 12 ? months(of, place * length + 1, length) : null;
}

const months = (of: string, first: number, length: number) =>
  `${of}-${two(first)}/${of}-${two(first + length - 1)}`;

/** Why a row of a file is not made into a draft. */
export const refusing = [
  "titleMissing",
  "tooLong",
  "quotesOpen",
  "cellsTooMany",
  "charactersUnkept",
  "shapeUnknown",
  "phaseUnknown",
  "bodyUnkept",
  "notAPost",
  "duplicateRow",
  "duplicateWork",
  "broughtIn",
  "pageWritten",
  "entryLost",
  "ofTheRecord",
] as const;

/** What a person should know of a draft that is made. */
export const remarking = [
  "dateUnread",
  "dateMissing",
  "dateHedged",
  "dateLeftOut",
  "addressLeftOut",
  "sourceLost",
  "nameUnknown",
  "nameShared",
  "namedFuller",
  "imagesLeftOut",
  "embedsLeftOut",
  "tagsLeftOut",
  "linksLost",
  "actLost",
  "conditionLost",
  "registerLost",
  "wasLive",
  "restrictedToYou",
  "duplicateKept",
] as const;

export const reasonCodes = [...refusing, ...remarking] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** `told` is what its words name: a field, a row, a name. */
export type Reason = { code: ReasonCode; told?: Record<string, string> };

export const fates = ["made", "remarked", "refused"] as const;
/** What will become of a row: a draft, a draft with a remark, or nothing. */
export type Fate = (typeof fates)[number];

const refusals: ReadonlySet<string> = new Set(refusing);

export function fateOf(reasons: readonly Reason[]): Fate {
  if (reasons.some(({ code }) => refusals.has(code))) return "refused";
  return reasons.length > 0 ? "remarked" : "made";
}

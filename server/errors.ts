export const refusalCodes = [
  "notFound",
  "notAllowed",
  "ownWords",
  "wrongStatus",
  "stale",
  "textChanged",
  "nothingWritten",
  "headlineMissing",
  "commentMissing",
  "notEnoughApprovals",
  "alreadyApproved",
  "notApproved",
  "secondPersonNeeded",
  "publishedOnce",
  "pageStays",
  "binned",
  "nothingChanged",
  "dateUnread",
  "citationMissing",
  "factsInReview",
  "reportEmpty",
  "reportTooLarge",
  "reportNotText",
  "reportDateImpossible",
  "sourceStale",
  "wordingMissing",
  "bodyRefused",
  "linkDead",
  "emailTaken",
  "tooManyAttempts",
  "wrongPassword",
  "notYourself",
  "lastSiteAdmin",
  "alreadyMember",
  "trackerClosed",
  "nameTaken",
  "codeTaken",
  "yearUnread",
  "importEmpty",
  "importTooLarge",
  "importTooManyRows",
  "importNotText",
  "importEncoding",
  "importBroken",
  "importUnknown",
  "importNothing",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** An expected "no" from the domain; its words stand under `refusals` in the catalogue. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  /** `told` is what its words name, where they name something: which other entry has the name. */
  constructor(
    readonly code: RefusalCode,
    readonly told: Record<string, string> = {},
  ) {
    super(code);
    this.name = "Refusal";
  }
}

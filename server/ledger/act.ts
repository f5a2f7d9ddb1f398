import type { Period } from "@/server/dates/period";
import type { VagueDate } from "@/server/dates/vague-date";

/** What a state, or an organisation or region that may be a party, can do about a treaty or in a body, and what can happen to it there. */
export const actTypes = [
  "adopted",
  "opened",
  "signed",
  "signature_withdrawn",
  "ratified",
  "acceded",
  "accepted",
  "approved",
  "succeeded",
  "provisional_application",
  "entered_into_force",
  "reservation",
  "reservation_withdrawn",
  "declaration",
  "derogation_notified",
  "derogation_ended",
  "domestic_act",
  "denunciation_notified",
  "denunciation_withdrawn",
  "denunciation_effective",
  "suspended",
  "excluded",
  "ceased_membership",
  "ceased_to_be_party",
  "joined",
  "objection",
] as const;
export type ActType = (typeof actTypes)[number];

/** Why a state ceased to be a party without denouncing the treaty. */
export const ceasedReasons = ["noLongerMember", "treatyEnded", "stateEnded"] as const;
export type CeasedReason = (typeof ceasedReasons)[number];

/** One act of one party, as the ledger keeps it. It is never edited: another one supersedes it. */
export type TreatyAct = {
  id: string;
  /** The entity that acted. */
  stateId: string;
  /** The treaty or body. */
  ofId: string;
  type: ActType;
  /** When it was done; null where that is not known. */
  actedOn: VagueDate | null;
  /** When it took effect, where a source says so. */
  effectiveOn: VagueDate | null;
  /** Of `ceased_to_be_party` alone. */
  reason: CeasedReason | null;
  /** The act, recorded by mistake, in whose place this one stands. */
  supersedesId: string | null;
};

/** What the articles of a treaty, and the record of it, say about who is bound and from when. */
export type TreatyTerms = {
  /** When the treaty itself entered into force. */
  inForceOn: VagueDate | null;
  /** From a party's own act until the treaty binds it. */
  entry: Period | null;
  /** From the notification of a denunciation until it takes effect. */
  notice: Period | null;
  /** The article that says so: "Article 22". */
  noticeArticle: string;
  /** The day (ISO) up to which every party's acts are recorded; null where that is not so. */
  completeUpTo: string | null;
};

export const noTerms: TreatyTerms = {
  inForceOn: null,
  entry: null,
  notice: null,
  noticeArticle: "",
  completeUpTo: null,
};

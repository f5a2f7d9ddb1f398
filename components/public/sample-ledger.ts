import { vagueDateFrom } from "@/server/dates/vague-date";
import type { ActType } from "@/server/ledger/act";
import type {
  ActProjection,
  Ledger,
  LedgerAct,
  Page,
  Participant,
  RecordedAct,
} from "@/server/public/projection";
import {
  cat,
  council,
  echr,
  ecpt,
  idOf,
  note,
  published,
  russia,
  trackerId,
} from "./sample-record";

const path = "/en/acts/russia-and-the-conventions";
const dated = (edtf: string) => vagueDateFrom(edtf, { note: "", derivedFrom: "" });

type Given = [of: Participant, type: ActType, on: string, more?: Partial<RecordedAct>];

const given: Given[] = [
  [cat, "signed", "1985-12-10"],
  [cat, "ratified", "1987-03-03", { instrument: "Note verbale of the Permanent Mission" }],
  [council, "joined", "1996-02-28"],
  [ecpt, "signed", "1996-02-28"],
  [ecpt, "ratified", "1998-05-05", { effectiveOn: dated("1998-09-01") }],
  [echr, "ratified", "1998-05"],
  [council, "suspended", "2022-02-25"],
  [council, "ceased_membership", "2022-03"],
  [echr, "ceased_to_be_party", "2022-03/2022-12", { reason: "noLongerMember" }],
  [ecpt, "domestic_act", "2025-08-23"],
];

const acts: LedgerAct[] = given.map(([of, type, on, more], n) => ({
  state: russia,
  of,
  path,
  // What the register of the convention has.
  isOfRegister: of === ecpt,
  replacedAt: null,
  act: {
    id: idOf(600 + n),
    stateId: russia.id,
    ofId: of.id,
    type,
    actedOn: dated(on),
    effectiveOn: null,
    reason: null,
    supersedesId: null,
    instrument: "",
    ...more,
  },
}));

export const noLedger: Ledger = { acts: [], leftOut: 0, terms: {}, pages: {} };

/** What the ledger has of the one state, the terms of one treaty among it. */
export const ledger: Ledger = {
  leftOut: 0,
  acts,
  terms: {
    [ecpt.id]: {
      inForceOn: dated("1989-02-01"),
      entry: { duration: "P3M", until: "nextMonth" },
      notice: { duration: "P12M", until: "nextMonth" },
      noticeArticle: "Article 22",
      completeUpTo: "2025-08-26",
    },
  },
  pages: { [russia.id]: "/en/states/russia", [ecpt.id]: "/en/treaties/convention" },
};

export const ledgerOf = (entity: Participant): Ledger => ({
  ...ledger,
  acts: acts.filter(({ state, of }) => [state.id, of.id].includes(entity.id)),
});

const projection: ActProjection = {
  kind: "act",
  lang: "en",
  path,
  headline: "Russia and the conventions",
  standfirst: "What the registers have of one state.",
  notes: [note(650, "Russia ratified the treaty in 1998", "paragraph 3")],
  facts: {
    kind: "act",
    trackers: [trackerId],
    acts: acts.map(({ act }) => act),
    named: [russia, cat, council, ecpt, echr],
  },
};

/** The entry that holds them, one of its acts put right since. */
export const entryOfActs = {
  page: "act",
  version: {
    workId: idOf(660),
    editionId: idOf(661),
    projection,
    version: 1,
    textHash: "5e1f0c78",
    publishedAt: published,
    firstPublishedAt: published,
    versionPath: "/en/v/5e1f0c78",
  },
  around: {
    trackers: [{ path: "/en/trackers/safeguards", name: "Safeguards against torture" }],
    links: {},
    entities: ledger.pages,
    latestPath: path,
    isLatest: true,
    earlier: [],
  },
  replaced: { [idOf(601)]: "/en/acts/put-right" },
} satisfies Page;

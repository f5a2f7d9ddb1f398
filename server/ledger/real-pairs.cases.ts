import type { TreatyAct, TreatyTerms } from "./act";
import { act, dated, day, type Expected, month } from "./status.cases";

type RealPair = {
  pair: string;
  source: string;
  acts: TreatyAct[];
  terms: Partial<TreatyTerms>;
  days: Expected[];
};

const romeStatute = {
  inForceOn: dated("2002-07-01"),
  entry: month("P60D"),
  notice: day("P1Y"),
  noticeArticle: "Article 127",
};

/** The acts of real states, with what they were on several days. */
export const realPairs: RealPair[] = [
  {
    pair: "Russia and the European Convention for the Prevention of Torture",
    source: "Council of Europe Treaty Office, chart of signatures and ratifications of Treaty 126",
    acts: [act("signed", "signed", "1996-02-28"), act("ratified", "ratified", "1998-05-05")],
    terms: { inForceOn: dated("1989-02-01"), entry: month("P3M"), notice: month("P12M") },
    days: [
      { on: "1998-05-04", status: "signatory", by: ["signed"], since: "1996-02-28" },
      { on: "1998-08-31", status: "party_not_yet_in_force", by: ["ratified"], since: "1998-05-05" },
      { on: "1998-09-01", status: "party", by: ["ratified"], since: "1998-09-01" },
      { on: "2025-08-26", status: "party", by: ["ratified"], since: "1998-09-01" },
    ],
  },
  {
    pair: "Russia and the European Convention on Human Rights",
    source:
      "Council of Europe Treaty Office, Treaty 005; Resolution CM/Res(2022)3 on the end of membership",
    acts: [
      act("signed", "signed", "1996-02-28"),
      act("ratified", "ratified", "1998-05-05"),
      act("inForce", "entered_into_force", "1998-05-05"),
      act("ceased", "ceased_to_be_party", "2022-09-16", { reason: "noLongerMember" }),
    ],
    terms: { inForceOn: dated("1953-09-03"), notice: day("P6M") },
    days: [
      { on: "1998-05-05", status: "party", by: ["inForce", "ratified"], since: "1998-05-05" },
      { on: "2022-09-15", status: "party", by: ["inForce", "ratified"], since: "1998-05-05" },
      { on: "2025-08-26", status: "former_party", by: ["ceased"], since: "2022-09-16" },
    ],
  },
  {
    pair: "Russia, as the Soviet Union, and the Convention against Torture",
    source: "United Nations Treaty Collection, chapter IV-9",
    acts: [act("signed", "signed", "1985-12-10"), act("ratified", "ratified", "1987-03-03")],
    terms: { inForceOn: dated("1987-06-26"), entry: day("P30D"), notice: day("P1Y") },
    days: [
      { on: "1987-06-25", status: "party_not_yet_in_force", by: ["ratified"], since: "1987-03-03" },
      { on: "1987-06-26", status: "party", by: ["ratified"], since: "1987-06-26" },
      { on: "2025-08-26", status: "party", by: ["ratified"], since: "1987-06-26" },
    ],
  },
  {
    pair: "Burundi and the Rome Statute",
    source:
      "United Nations Treaty Collection, chapter XVIII-10; notification of withdrawal of 27 October 2016",
    acts: [
      act("signed", "signed", "1999-01-13"),
      act("ratified", "ratified", "2004-09-21"),
      act("denounced", "denunciation_notified", "2016-10-27"),
    ],
    terms: romeStatute,
    days: [
      { on: "2004-11-30", status: "party_not_yet_in_force", by: ["ratified"], since: "2004-09-21" },
      { on: "2004-12-01", status: "party", by: ["ratified"], since: "2004-12-01" },
      {
        on: "2017-10-26",
        status: "party_denunciation_pending",
        by: ["denounced"],
        since: "2016-10-27",
        boundUntil: "2017-10-27",
      },
      { on: "2017-10-27", status: "former_party", by: ["denounced"], since: "2017-10-27" },
    ],
  },
  {
    pair: "The Philippines and the Rome Statute",
    source:
      "United Nations Treaty Collection, chapter XVIII-10; notification of withdrawal of 17 March 2018",
    acts: [
      act("signed", "signed", "2000-12-28"),
      act("ratified", "ratified", "2011-08-30"),
      act("denounced", "denunciation_notified", "2018-03-17", { effective: "2019-03-17" }),
    ],
    terms: romeStatute,
    days: [
      { on: "2011-11-01", status: "party", by: ["ratified"], since: "2011-11-01" },
      {
        on: "2018-03-17",
        status: "party_denunciation_pending",
        by: ["denounced"],
        since: "2018-03-17",
        boundUntil: "2019-03-17",
      },
      { on: "2019-03-17", status: "former_party", by: ["denounced"], since: "2019-03-17" },
    ],
  },
  {
    pair: "The Gambia and the Rome Statute",
    source:
      "United Nations Treaty Collection, chapter XVIII-10; withdrawal notified on 10 November 2016 and rescinded on 10 February 2017",
    acts: [
      act("signed", "signed", "1998-12-04"),
      act("ratified", "ratified", "2002-06-28"),
      act("denounced", "denunciation_notified", "2016-11-10"),
      act("takenBack", "denunciation_withdrawn", "2017-02-10"),
    ],
    terms: romeStatute,
    days: [
      { on: "2002-08-31", status: "party_not_yet_in_force", by: ["ratified"], since: "2002-06-28" },
      { on: "2016-11-09", status: "party", by: ["ratified"], since: "2002-09-01" },
      {
        on: "2017-02-09",
        status: "party_denunciation_pending",
        by: ["denounced"],
        since: "2016-11-10",
        boundUntil: "2017-11-10",
      },
      { on: "2025-08-26", status: "party", by: ["ratified", "takenBack"], since: "2002-09-01" },
    ],
  },
  {
    pair: "Canada and the Kyoto Protocol",
    source:
      "United Nations Treaty Collection, chapter XXVII-7-a; notification of withdrawal of 15 December 2011",
    acts: [
      act("signed", "signed", "1998-04-29"),
      act("ratified", "ratified", "2002-12-17"),
      act("denounced", "denunciation_notified", "2011-12-15", { effective: "2012-12-15" }),
    ],
    terms: { inForceOn: dated("2005-02-16"), entry: day("P90D"), notice: day("P1Y") },
    days: [
      { on: "2005-02-15", status: "party_not_yet_in_force", by: ["ratified"], since: "2002-12-17" },
      { on: "2005-02-16", status: "party", by: ["ratified"], since: "2005-02-16" },
      {
        on: "2012-12-14",
        status: "party_denunciation_pending",
        by: ["denounced"],
        since: "2011-12-15",
        boundUntil: "2012-12-15",
      },
      { on: "2012-12-15", status: "former_party", by: ["denounced"], since: "2012-12-15" },
    ],
  },
  {
    pair: "The United States and the Paris Agreement",
    source: "United Nations Treaty Collection, chapter XXVII-7-d",
    acts: [
      act("signed", "signed", "2016-04-22"),
      act("accepted", "accepted", "2016-09-03"),
      act("denounced", "denunciation_notified", "2019-11-04"),
      act("acceptedAgain", "accepted", "2021-01-20"),
    ],
    terms: { inForceOn: dated("2016-11-04"), entry: day("P30D"), notice: day("P1Y") },
    days: [
      { on: "2016-11-04", status: "party", by: ["accepted"], since: "2016-11-04" },
      { on: "2020-11-04", status: "former_party", by: ["denounced"], since: "2020-11-04" },
      {
        on: "2021-02-18",
        status: "party_not_yet_in_force",
        by: ["acceptedAgain"],
        since: "2021-01-20",
      },
      { on: "2021-02-19", status: "party", by: ["acceptedAgain"], since: "2021-02-19" },
    ],
  },
  {
    pair: "Trinidad and Tobago and the First Optional Protocol to the ICCPR",
    source:
      "United Nations Treaty Collection, chapter IV-5: denounced and acceded to again, with a reservation, on one day",
    acts: [
      act("acceded", "acceded", "1980-11-14"),
      act("denounced", "denunciation_notified", "1998-05-26"),
      act("accededAgain", "acceded", "1998-05-26"),
      act("denouncedAgain", "denunciation_notified", "2000-03-27"),
    ],
    terms: { inForceOn: dated("1976-03-23"), entry: day("P3M"), notice: day("P3M") },
    days: [
      { on: "1981-02-14", status: "party", by: ["acceded"], since: "1981-02-14" },
      {
        on: "1998-08-25",
        status: "party_denunciation_pending",
        by: ["denounced"],
        since: "1998-05-26",
        boundUntil: "1998-08-26",
      },
      { on: "1998-08-26", status: "party", by: ["accededAgain"], since: "1998-08-26" },
      { on: "2000-06-27", status: "former_party", by: ["denouncedAgain"], since: "2000-06-27" },
    ],
  },
];

/** What the record says of Russia on 26 August 2025. */
export const russia: { of: string; acts: TreatyAct[]; expected: Expected }[] = [
  {
    of: "the European Convention for the Prevention of Torture",
    acts: [
      act("signed", "signed", "1996-02-28"),
      act("ratified", "ratified", "1998-05-05", { effective: "1998-09-01" }),
      act("law", "domestic_act", "2025-08-25"),
    ],
    expected: { on: "2025-08-26", status: "party", by: ["ratified"], since: "1998-09-01" },
  },
  {
    of: "the European Convention on Human Rights",
    acts: [
      act("ratified", "ratified", "1998-05-05"),
      act("ceased", "ceased_to_be_party", "2022-03/2022-12", { reason: "noLongerMember" }),
    ],
    expected: {
      on: "2025-08-26",
      status: "former_party",
      by: ["ceased"],
      since: "2022-03/2022-12",
    },
  },
  {
    of: "the Convention against Torture",
    acts: [act("signed", "signed", "1985-12-10"), act("ratified", "ratified", "1987-03-03")],
    expected: {
      on: "2025-08-26",
      status: "party",
      by: ["ratified"],
      since: "1987-03-03",
      isAssumed: true,
    },
  },
  {
    of: "the Council of Europe",
    acts: [
      act("joined", "joined", "1996-02-28"),
      act("suspended", "suspended", "2022-02-25"),
      act("ceased", "ceased_membership", "2022-03-16"),
    ],
    expected: { on: "2025-08-26", status: "former_member", by: ["ceased"], since: "2022-03-16" },
  },
];

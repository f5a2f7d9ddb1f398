import { vagueDateFrom } from "@/server/dates/vague-date";
import type { EntityFacts, EntityProjection, Page, PublicEntity } from "@/server/public/projection";
import { checkBody } from "@/server/text/check";
import { ledgerOf, noLedger } from "./sample-ledger";
import { committee, measures, noMeasures } from "./sample-measures";
import { ecpt, idOf, note, published, recordEvents, trackerId } from "./sample-record";

const told = { note: "", derivedFrom: "" };
const treatyText: EntityProjection = {
  kind: "entity",
  lang: "en",
  path: "/en/treaties/ecpt",
  headline: "European Convention for the Prevention of Torture",
  standfirst: "It lets a committee visit any place where people are held.",
  body: checkBody({
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "The committee needs no invitation for a visit." },
          { type: "citation", attrs: { id: idOf(201) } },
        ],
      },
    ],
  }),
  notes: [note(201, "inspections of places of detention across member states", "paragraph 3")],
  facts: {
    kind: "entity",
    trackers: [trackerId],
    entity: {
      id: ecpt.id,
      kind: "treaty",
      names: {
        en: "European Convention for the Prevention of Torture",
        uk: "Європейська конвенція про запобігання катуванням",
        ar: "الاتفاقية الأوروبية لمنع التعذيب",
      },
      aliases: ["ECPT", "ЄКЗК"],
      identifiers: { ets: "126", unts: "IV-9", wikidata: "Q1138429" },
      existedFrom: null,
      existedTo: null,
    },
    terms: {
      inForceOn: vagueDateFrom("1989-02-01", told),
      entry: { duration: "P3M", until: "nextMonth" },
      notice: { duration: "P12M", until: "day" },
      noticeArticle: "Article 22",
      completeUpTo: null,
    },
  },
};

/** The page of a treaty, to test and to look at; none of it is published. */
export const treaty = {
  page: "entity",
  version: {
    workId: idOf(601),
    editionId: idOf(601),
    projection: treatyText,
    version: 1,
    textHash: "5e1f0c77",
    publishedAt: published,
    firstPublishedAt: published,
    versionPath: "/en/v/5e1f0c77",
  },
  around: {
    trackers: [{ path: "/en/trackers/safeguards", name: "Safeguards against torture" }],
    links: {},
    entities: {},
    latestPath: treatyText.path,
    isLatest: true,
    earlier: [],
  },
  ledger: ledgerOf(ecpt),
  measures: noMeasures,
  on: null,
  events: recordEvents.filter(({ facts }) => facts.participants.some(({ id }) => id === ecpt.id)),
  articles: [],
} satisfies Page;

/** The same with other facts. */
export function entityPage(
  facts: Partial<PublicEntity>,
  terms: EntityFacts["terms"] = null,
): Extract<Page, { page: "entity" }> {
  const { version } = treaty;
  const { projection } = version;
  const entity = { ...projection.facts.entity, ...facts };
  const shown = { ...projection, facts: { ...projection.facts, entity, terms } };
  return { ...treaty, version: { ...version, projection: shown } };
}

/** A state that is no more, of which no event is recorded. */
export const formerState = {
  ...entityPage({
    kind: "state",
    names: { en: "Czechoslovakia" },
    aliases: [],
    identifiers: { iso3166: "CSHH" },
    existedFrom: vagueDateFrom("1918", told),
    existedTo: vagueDateFrom("1992~", told),
  }),
  events: [],
  ledger: noLedger,
} satisfies Page;

const { version: ofBody, ...bodyPage } = entityPage({
  ...committee,
  aliases: ["CPT"],
  identifiers: {},
});
/** A body with what it counted. */
export const measuringBody = {
  ...bodyPage,
  version: {
    ...ofBody,
    projection: { ...ofBody.projection, headline: committee.names.en ?? "", standfirst: "" },
  },
  events: [],
  ledger: noLedger,
  measures,
} satisfies Page;

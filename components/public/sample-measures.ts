import { vagueDateFrom } from "@/server/dates/vague-date";
import type {
  MeasureProjection,
  Measures,
  Page,
  Participant,
  PublishedMeasure,
  ShownMeasures,
} from "@/server/public/projection";
import { idOf, note, published, russia, trackerId } from "./sample-record";

/** What the committee did in one state, as the report counts it; to test and to look at. */
const path = "/en/measures/what-the-committee-did-in-russia";
const dated = (edtf: string) => vagueDateFrom(edtf, { note: "", derivedFrom: "" });

export const committee: Participant = {
  id: idOf(810),
  kind: "body",
  names: { en: "Committee for the Prevention of Torture", uk: "Комітет із запобігання катуванням" },
};

const given: [name: string, value: number, unit: string][] = [
  ["visits", 30, ""],
  ["reports drafted", 27, ""],
  ["reports published", 4, ""],
  ["turnout among its members", 97.5, "%"],
];

const lines: PublishedMeasure[] = given.map(([name, value, unit], n) => ({
  path,
  of: committee,
  about: russia,
  measure: {
    id: idOf(700 + n),
    ofId: committee.id,
    aboutId: russia.id,
    name,
    value,
    unit,
    period: unit === "%" ? null : dated("1998/2025"),
    asOf: dated("2025-08-26"),
  },
}));

export const noMeasures: Measures = { lines: [], pages: {} };
export const measures: Measures = { lines, pages: { [russia.id]: "/en/states/russia" } };

const projection: MeasureProjection = {
  kind: "measure",
  lang: "en",
  path,
  headline: "What the committee did in Russia",
  standfirst: "Its visits, and what became of its reports.",
  notes: [note(750, "its committee made 30 visits", "paragraph 6")],
  facts: {
    kind: "measure",
    trackers: [trackerId],
    measures: lines.map(({ measure }) => measure),
    named: [committee, russia],
  },
};

/** The work they were entered in, and what an article shows of it. */
export const entryId = idOf(760);
export const measuresShown: ShownMeasures = {
  ...measures,
  path,
  lang: "en",
  headline: projection.headline,
  publishedAt: published,
};

/** The page the measures stand on. */
export const entryOfMeasures = {
  page: "measure",
  version: {
    workId: entryId,
    editionId: idOf(761),
    projection,
    version: 1,
    textHash: "5e1f0c79",
    publishedAt: published,
    firstPublishedAt: published,
    versionPath: "/en/v/5e1f0c79",
  },
  around: {
    trackers: [{ path: "/en/trackers/safeguards", name: "Safeguards against torture" }],
    links: {},
    entities: measures.pages,
    latestPath: path,
    isLatest: true,
    earlier: [],
  },
} satisfies Page;

/** The same in Arabic, as far as it is filled. */
export const measuresInArabic = {
  ...entryOfMeasures,
  version: { ...entryOfMeasures.version, projection: { ...projection, lang: "ar" } },
} satisfies Page;

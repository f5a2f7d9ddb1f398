import type { AwaitedState, Condition } from "@/server/dates/expected-window";
import type { Phase, VagueDate } from "@/server/dates/vague-date";
import type { TreatyAct, TreatyTerms } from "@/server/ledger/act";
import type { AskedDay } from "./asked-day";
import type { AskedFilter, TimelineFilter } from "./timeline-filter";

/** What readers may see of one published version: the allow-listed copy stored in `published.Document`. */

export type ProseMark =
  | { type: "bold" }
  | { type: "italic" }
  | { type: "link"; attrs: { href: string } }
  /** A link to another work by its id: its address is looked up when the page is pressed. */
  | { type: "workLink"; attrs: { workId: string } };

export type ProseNode = {
  type: string;
  attrs?: Record<string, string | number | boolean | null>;
  marks?: ProseMark[];
  text?: string;
  content?: ProseNode[];
};

/** Languages with addresses of their own; English is the only one filled so far. */
export const languages = ["en", "uk", "ru", "ar"] as const;
export type Language = (typeof languages)[number];

export const workKinds = ["article", "event", "act", "measure", "page", "entity"] as const;
export type WorkKind = (typeof workKinds)[number];

/** A source as it was when the text was approved; of a restricted one only the chosen wording, empty where it was protected since. */
export type PublicSource = NamedSource | { wording: string };

/** A source that may be named. */
export type NamedSource = {
  title: string;
  publisher: string;
  author: string;
  lang: string;
  url: string;
  publishedOn: string | null;
  /** Our copy of what it showed. Left out where readers get none, so that texts without any keep their hash. */
  capture?: PublicCapture;
};

/** Where the copy is read, and the day it was taken (ISO, UTC). */
export type PublicCapture = { path: string; takenOn: string };

/** A citation, numbered by its place in the list; `id` is what the text's marker names. */
export type Note = { id: string; source: PublicSource; place: string; quote: string };

/** What a text says, and what the ledger has instead, where an editor keeps both. */
export type SourcesDiffer = { said: string; recorded: string[] };

type TextOf<Kind extends WorkKind> = {
  kind: Kind;
  lang: Language;
  /** The page's address, `/en/articles/slug`. */
  path: string;
  /** An event's title, a tracker's name. */
  headline: string;
  /** An event's summary. */
  standfirst: string;
  notes: Note[];
  /** Left out where there are none, so that texts without any keep their hash. */
  differ?: SourcesDiffer[];
};

export type ArticleText = TextOf<"article"> & {
  /** Free text, as the writer gave it; empty when unsigned. */
  byline: string;
  /** A ProseMirror document of the article schema. */
  body: ProseNode;
};
export type EventText = TextOf<"event">;
/** Acts entered together, and what readers should know of them. */
export type ActText = TextOf<"act">;
/** Measures entered together, and what readers should know of them. */
export type MeasureText = TextOf<"measure">;
/** The page of a tracker: what it is about, and how it works. */
export type PageText = TextOf<"page"> & { body: ProseNode; method: ProseNode };
/** The page of someone or something of the record; its headline is the name. */
export type EntityText = TextOf<"entity"> & { body: ProseNode };
export type Text = ArticleText | EventText | ActText | MeasureText | PageText | EntityText;

export const entityKinds = ["state", "treaty", "body", "organisation", "person", "place"] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Someone or something that takes part, with its names by language. */
export type Participant = {
  id: string;
  kind: EntityKind;
  names: Partial<Record<Language, string>>;
};

/** What has no language. `trackers` are ids, the home tracker first. */
export type ArticleFacts = { kind: "article"; trackers: string[]; datedOn: string | null };
export type EventFacts = {
  kind: "event";
  trackers: string[];
  /** Null where no date is set. */
  date: VagueDate | null;
  phase: Phase;
  participants: Participant[];
  /** What a pending event waits for. Left out where it waits for nothing, so that facts without one keep the hash they had. */
  condition?: Condition;
};
/** An act with the document it was done by; empty where that is not known. */
export type RecordedAct = TreatyAct & { instrument: string };
export type ActFacts = {
  kind: "act";
  trackers: string[];
  acts: RecordedAct[];
  /** Everyone and everything the acts name by id, once each. */
  named: Participant[];
  /** The register they were read from: SHA-256 (hex) of the file, its rows, and how many of them were left out. */
  register?: { hash: string; rows: number; leftOut: number };
};
/** A number about something. */
export type RecordedMeasure = {
  id: string;
  /** The body, organisation or state that did it, or counted it. */
  ofId: string;
  /** Null where it is about all alike. */
  aboutId: string | null;
  /** What was counted: "visits". */
  name: string;
  value: number;
  /** What it is counted in; empty where the name says it. */
  unit: string;
  /** The time it was counted over, and the day up to which it is right; one of them at least. */
  period: VagueDate | null;
  asOf: VagueDate | null;
};
export type MeasureFacts = {
  kind: "measure";
  trackers: string[];
  measures: RecordedMeasure[];
  /** Everyone and everything the measures name by id, once each. */
  named: Participant[];
};
export type PageFacts = { kind: "page"; trackers: string[] };

/** Its codes in other registers: ISO 3166 of a state, the Council of Europe's (`ets`) and the United Nations' (`unts`) of a treaty. */
export const registers = ["iso3166", "ets", "unts", "wikidata"] as const;
export type Register = (typeof registers)[number];

/** What readers see of an entry of the record. */
export type PublicEntity = Participant & {
  /** Other names and abbreviations, in any language. */
  aliases: string[];
  identifiers: Partial<Record<Register, string>>;
  /** A year or decade; null where it is not known, or where it still exists. */
  existedFrom: VagueDate | null;
  existedTo: VagueDate | null;
};
export type EntityFacts = {
  kind: "entity";
  trackers: string[];
  entity: PublicEntity;
  /** Of a treaty alone; null where nothing of them is recorded. */
  terms: TreatyTerms | null;
};
export type Facts = ArticleFacts | EventFacts | ActFacts | MeasureFacts | PageFacts | EntityFacts;

export type ArticleProjection = ArticleText & { facts: ArticleFacts };
export type EventProjection = EventText & { facts: EventFacts };
export type ActProjection = ActText & { facts: ActFacts };
export type MeasureProjection = MeasureText & { facts: MeasureFacts };
export type PageProjection = PageText & { facts: PageFacts };
export type EntityProjection = EntityText & { facts: EntityFacts };
export type Projection =
  | ArticleProjection
  | EventProjection
  | ActProjection
  | MeasureProjection
  | PageProjection
  | EntityProjection;

/** A projection as it stands in the published record. */
export type PublishedVersion<P extends Projection = Projection> = {
  workId: string;
  editionId: string;
  projection: P;
  /** 1 for the first publication of this edition. */
  version: number;
  /** SHA-256, hex, of the text revision. */
  textHash: string;
  /** UTC. */
  publishedAt: Date;
  firstPublishedAt: Date;
  /** Address of this very version, `/en/v/<hash>`. */
  versionPath: string;
  /** When a name or a source that was approved in it was last withheld; left out or null where none was. */
  redactedAt?: Date | null;
};

/** Facts as a list shows them. */
export type CardFacts = Exclude<Facts, EventFacts> | ShownFacts;

/** One line of a list. */
export type Card = {
  workId: string;
  kind: WorkKind;
  lang: Language;
  path: string;
  headline: string;
  standfirst: string;
  facts: CardFacts;
  publishedAt: Date;
  version: number;
};

/** An event that waits for another: how it stands with that one, as readers have it now. Empty words where they have none. */
export type Expectation = { condition: Condition; state: AwaitedState; awaited: WorkLink };

/** A work by what it is called, for links to it. */
export type WorkLink = { path: string; headline: string; lang: Language };

/** Facts as a page shows them: where the event waits for another, its date is the window that makes, worked out when pressed. */
export type ShownFacts = EventFacts & { expectation?: Expectation };
/** An act of the ledger, with those it names and the page it stands on. */
export type LedgerAct = {
  act: RecordedAct;
  state: Participant;
  of: Participant;
  path: string;
  /** Whether that page is a register's, which counts its acts and does not list them. */
  isOfRegister: boolean;
  /** The page of the act that stands in its place, which may be of another pair; null while it counts. */
  replacedAt: string | null;
};

/** What the ledger has of a party, of a treaty or body, or of all pairs of which a tracker shows an act. */
export type Ledger = {
  acts: LedgerAct[];
  /** Of a tracker, how many treaties and bodies have acts that are not among these: there are too many for one table. */
  leftOut: number;
  /** Of the treaties among them, by id, as their pages say. */
  terms: Record<string, TreatyTerms>;
  /** The live pages of parties, treaties and bodies, by id. */
  pages: Record<string, string>;
};

/** A measure with those it names, and the page it stands on. */
export type PublishedMeasure = {
  measure: RecordedMeasure;
  of: Participant;
  about: Participant | null;
  path: string;
};

/** The measures of an entry that a text shows, as they are now. */
export type ShownMeasures = Measures & WorkLink & { publishedAt: Date };

/** What an entity counted, and what was counted about it. */
export type Measures = {
  lines: PublishedMeasure[];
  /** The live pages of those they name, by id. */
  pages: Record<string, string>;
};

/** One event of a timeline. */
export type TimelineEvent = Card & {
  facts: ShownFacts;
  notes: Note[];
  /** The addresses of its sources that no longer answer, where a copy stands in; left out where there are none. */
  deadLinks?: string[];
};

/** A tracker that has a page, for links to it. */
export type TrackerLink = { path: string; name: string };

export const tombstoneReasons = ["legal", "error", "safety", "rights", "other"] as const;
export type TombstoneReason = (typeof tombstoneReasons)[number];

export type Tombstone = {
  kind: WorkKind;
  lang: Language;
  reason: TombstoneReason;
  takenDownAt: Date;
};

/** What a page shows beside its own version: where it belongs, and the live addresses its links lead to, by work id. */
export type Around = {
  trackers: TrackerLink[];
  links: Record<string, string>;
  /** The measures it shows that are live, by the work they were entered in; left out where there are none. */
  measures?: Record<string, ShownMeasures>;
  /** The live addresses of the entities it names, by their id. */
  entities: Record<string, string>;
  /** The newest version of the same edition, or the version itself. */
  latestPath: string;
  isLatest: boolean;
  /** The versions of the edition before this one that may still be read, the newest first, a dozen at most. */
  earlier: EarlierVersion[];
  /** The addresses of its sources that no longer answer, where a copy stands in; left out where there are none. */
  deadLinks?: string[];
  /** The pages of its sources, by the ids of the notes that name them; left out where there are none, as on an earlier version. */
  sources?: Record<string, string>;
  /** Of an event: its facts as they are shown, and what readers were told before of when it is expected, the oldest first. */
  event?: { facts: ShownFacts; expectedBefore: ExpectedBefore[] };
};

/** What a version said of when an event is expected, or of what became of it. */
export type ExpectedBefore = Pick<ShownFacts, "phase" | "date" | "expectation"> & {
  publishedAt: Date;
};

export type EarlierVersion = { version: number; versionPath: string; publishedAt: Date };

/** A text that rests on a source, with the notes that name it: where in it, and with which words. */
export type RestingText = Pick<
  Card,
  "workId" | "kind" | "lang" | "path" | "headline" | "publishedAt"
> & { notes: Note[] };

/** A part of a long timeline, with a page of its own: its address under the page it is a part of is told by `partName`. */
export type TimelinePart =
  | { kind: "undated" }
  | { kind: "year" | "decade" | "before" | "after"; year: number };

/** What a filter found: the newest of so many `count`. Of all of its phase so many may lie in its time, so many certainly do, and so many have no date. */
export type FilteredEvents = {
  filter: TimelineFilter;
  events: TimelineEvent[];
  count: number;
  possible: number;
  certain: number;
  undated: number;
};

/** A page, with all the facts it needs: the only thing `render` accepts. */
export type Page =
  | {
      page: "home";
      lang: Language;
      cards: Card[];
      trackers: Card[];
      /** The soonest, of so many in all. */
      expected: TimelineEvent[];
      expectedCount: number;
    }
  | { page: "article"; version: PublishedVersion<ArticleProjection>; around: Around }
  | { page: "event"; version: PublishedVersion<EventProjection>; around: Around }
  | {
      page: "act";
      version: PublishedVersion<ActProjection>;
      around: Around;
      /** The pages of the acts that stand in the place of its own, by the id of the superseded one. */
      replaced: Record<string, string>;
    }
  | { page: "measure"; version: PublishedVersion<MeasureProjection>; around: Around }
  | {
      page: "tracker";
      version: PublishedVersion<PageProjection>;
      around: Around;
      events: TimelineEvent[];
      articles: Card[];
      /** The states, treaties, bodies and people it is about that have a page. */
      entities: Card[];
      ledger: Ledger;
    }
  | {
      page: "entity";
      version: PublishedVersion<EntityProjection>;
      around: Around;
      /** Those that name it. */
      events: TimelineEvent[];
      /** Those that link to it. */
      articles: Card[];
      ledger: Ledger;
      measures: Measures;
      /** The day a reader asks the ledger about; null for today. */
      on: AskedDay | null;
    }
  | {
      page: "matrix";
      version: PublishedVersion<PageProjection>;
      around: Around;
      ledger: Ledger;
      on: AskedDay | null;
    }
  | {
      page: "part";
      version: PublishedVersion<PageProjection | EntityProjection>;
      around: Around;
      part: TimelinePart;
      newer: TimelinePart | null;
      older: TimelinePart | null;
      events: TimelineEvent[];
    }
  | {
      page: "source";
      lang: Language;
      path: string;
      /** As the newest text that names it has it. */
      source: NamedSource;
      /** Whether its address no longer answers, and a copy stands in. */
      isDead: boolean;
      /** The newest, of so many in all. */
      texts: RestingText[];
      count: number;
    }
  /** What a reader's own filter finds of a tracker's timeline; null where what is asked for is wrong. */
  | {
      page: "filtered";
      lang: Language;
      tracker: TrackerLink;
      asked: AskedFilter;
      found: FilteredEvents | null;
    }
  | { page: "feed"; lang: Language; works: (Card & { firstPublishedAt: Date })[] }
  /** What is expected, dated or not, of the tracker named or of all. */
  | { page: "calendar"; lang: Language; tracker: string | null; events: TimelineEvent[] }
  | { page: "sitemap"; pages: { path: string; publishedAt: Date }[] }
  /** Each day (ISO, UTC) has a sitemap of the pages first published on it, and each beginning of a source's key one of sources. */
  | { page: "sitemapIndex"; days: { day: string; changedAt: Date }[]; sources: string[] }
  | { page: "robots" }
  | { page: "gone"; tombstone: Tombstone }
  /** `of` is what would stand at such an address. */
  | { page: "notFound"; lang: Language; of?: "source" };

/** What readers may see of one published version: the allow-listed copy stored in `published.Document`. */

export type ProseMark =
  | { type: "bold" }
  | { type: "italic" }
  | { type: "link"; attrs: { href: string } };

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

export type ArticleProjection = {
  kind: "article";
  lang: Language;
  /** The page's address, `/en/articles/slug`. */
  path: string;
  headline: string;
  standfirst: string;
  /** Free text, as the writer gave it; empty when unsigned. */
  byline: string;
  /** ISO date the article is dated on, or null. */
  datedOn: string | null;
  /** A ProseMirror document of the article schema. */
  body: ProseNode;
};

/** A projection as it stands in the published record. */
export type PublishedVersion = {
  projection: ArticleProjection;
  /** 1 for the first publication of this edition. */
  version: number;
  /** SHA-256, hex, of the text revision. */
  textHash: string;
  /** UTC. */
  publishedAt: Date;
  /** Address of this very version, `/en/v/<hash>`. */
  versionPath: string;
};

/** One line of a list. */
export type Card = {
  kind: "article";
  lang: Language;
  path: string;
  headline: string;
  standfirst: string;
  datedOn: string | null;
  publishedAt: Date;
  version: number;
};

export const tombstoneReasons = ["legal", "error", "safety", "rights", "other"] as const;
export type TombstoneReason = (typeof tombstoneReasons)[number];

export type Tombstone = {
  kind: "article";
  lang: Language;
  reason: TombstoneReason;
  takenDownAt: Date;
};

/** A page, with all the facts it needs: the only thing `render` accepts. */
export type Page =
  | { page: "home"; lang: Language; cards: Card[] }
  | { page: "article"; version: PublishedVersion; latest: boolean; latestPath: string }
  | { page: "gone"; tombstone: Tombstone }
  | { page: "notFound"; lang: Language };

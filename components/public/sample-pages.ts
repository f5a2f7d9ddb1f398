import type { Card, Page, PublishedVersion } from "@/server/public/projection";
import { checkBody } from "@/server/text/check";

/** Pages to test and to look at; none of it is published. */
export const cited = "https://source.example/decree";
const words = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const body = checkBody({
  type: "doc",
  content: [
    {
      type: "paragraph",
      content: [
        { type: "text", text: "A decree", marks: [{ type: "link", attrs: { href: cited } }] },
      ],
    },
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "What has changed" }] },
    {
      type: "orderedList",
      attrs: { start: 3 },
      content: [{ type: "listItem", content: [words("third")] }],
    },
    {
      type: "table",
      content: [
        {
          type: "tableRow",
          content: [{ type: "tableHeader", attrs: { colspan: 2 }, content: [words("Year")] }],
        },
        {
          type: "tableRow",
          content: [
            { type: "tableCell", content: [words("1998")] },
            { type: "tableCell", content: [words("Party")] },
          ],
        },
      ],
    },
  ],
});
export const version: PublishedVersion = {
  projection: {
    kind: "article",
    lang: "en",
    path: "/en/articles/decree",
    headline: "A <script>alert(1)</script> headline",
    standfirst: "No date is set.",
    byline: "A. Writer",
    datedOn: "2025-08-26",
    body,
  },
  version: 2,
  textHash: "8c41f0d2",
  publishedAt: new Date("2025-08-27T23:30:00Z"),
  versionPath: "/en/v/8c41f0d2",
};
const card: Card = {
  kind: "article",
  lang: "en",
  path: "/en/articles/decree",
  headline: version.projection.headline,
  standfirst: "",
  datedOn: null,
  publishedAt: version.publishedAt,
  version: 2,
};

export const current = {
  page: "article",
  version,
  latest: true,
  latestPath: "/en/articles/decree",
} satisfies Page;
export const older: Page = {
  page: "article",
  version,
  latest: false,
  latestPath: "/en/articles/decree",
};
export const gone: Page = {
  page: "gone",
  tombstone: {
    kind: "article",
    lang: "en",
    reason: "safety",
    takenDownAt: new Date("2025-08-27T12:00:00Z"),
  },
};
export const arabic: Page = {
  page: "home",
  lang: "ar",
  cards: [card, { ...card, path: "/ar/articles/b", lang: "ar" }],
};
export const pages: [string, Page][] = [
  ["an article", current],
  ["an older version", older],
  ["the home page", { page: "home", lang: "en", cards: [card] }],
  ["an empty home page", { page: "home", lang: "uk", cards: [] }],
  ["a home page in Arabic", arabic],
  ["a page withdrawn", gone],
  ["an address with nothing", { page: "notFound", lang: "en" }],
];

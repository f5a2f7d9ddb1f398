import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ArticleProjection, EntityKind } from "@/server/public/projection";
import { readReport } from "@/server/reports/rules";
import { claimsOfArticle, type Named } from "./rules";

const named = (id: string, kind: EntityKind, ...words: string[]): Named => ({ id, kind, words });

const record = [
  named("russia", "state", "Russia"),
  named("council", "body", "Council of Europe"),
  named("court", "body", "European Court of Human Rights"),
  named(
    "ecpt",
    "treaty",
    "European Convention for the Prevention of Torture and Inhuman or Degrading Treatment or Punishment",
  ),
  named("echr", "treaty", "European Convention on Human Rights"),
  named("cat", "treaty", "UN Convention Against Torture"),
];

function article(paragraphs: string[], datedOn: string | null): ArticleProjection {
  return {
    kind: "article",
    lang: "en",
    path: "/en/articles/a",
    headline: "A headline",
    standfirst: "",
    notes: [],
    byline: "",
    body: {
      type: "doc",
      content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
    },
    facts: { kind: "article", trackers: [], datedOn },
  };
}

const said = (paragraphs: string[]) =>
  claimsOfArticle(article(paragraphs, "2025-08-26"), record).map(
    ({ place, quote, date, stateIds, ofIds }) =>
      `${place} ${quote} | ${date?.edtf} | ${stateIds} | ${ofIds}`,
  );

test("each dated sentence of the seed's report is about the state and the treaty or body it means", () => {
  const read = readReport(readFileSync("prisma/seed/report.txt", "utf8"));
  if ("problem" in read) throw new Error("The report’s date is impossible.");
  const { paragraphs } = read.recognised;
  expect(said(paragraphs.map(({ text }) => text))).toEqual([
    "2 signed a decree on Saturday | 2025-08-23 | russia | ",
    "2 first made public on Monday evening | 2025-08-25 | russia | ",
    "3 adopted in 1987 | 1987 | russia | ecpt",
    "3 Russia ratified the treaty in 1998 | 1998 | russia | ecpt",
    "3 two years after joining the Council of Europe | 1996 | russia | council",
    "4 Russia quit the Council of Europe in March 2022 after being suspended over its full-scale invasion of Ukraine | 2022-03 | russia | council",
    "4 Later that year, it also withdrew | 2022-03/2022-12 | russia | court,echr",
    "5 which it ratified in 1985 | 1985 | russia | cat",
  ]);
});

test("who is not named in a sentence is whoever was named last", () => {
  expect(
    said([
      "Russia is bound by the UN Convention Against Torture. It ratified the treaty in 1987.",
      "It ratified it in 1988.",
    ]),
  ).toEqual([
    "1 It ratified the treaty in 1987 | 1987 | russia | cat",
    "2 It ratified it in 1988 | 1988 | russia | cat",
  ]);
});

test("what nobody of the record is named for is about nobody", () => {
  expect(said(["Atlantis ratified the pact in 1987."])).toEqual([
    "1 Atlantis ratified the pact in 1987 | 1987 |  | ",
  ]);
});

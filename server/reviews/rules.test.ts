import fc from "fast-check";
import { expect, test } from "vitest";
import { vagueDateFrom } from "@/server/dates/vague-date";
import type {
  ActProjection,
  ArticleProjection,
  EntityProjection,
  ProseNode,
} from "@/server/public/projection";
import { compare, type Piece } from "./rules";

const article = (
  paragraphs: string[],
  more: Partial<ArticleProjection> = {},
): ArticleProjection => ({
  kind: "article",
  lang: "en",
  path: "/en/articles/one",
  headline: "One",
  standfirst: "",
  byline: "",
  notes: [],
  body: {
    type: "doc",
    content: paragraphs.map((text) => ({
      type: "paragraph",
      ...(text && { content: [{ type: "text", text }] }),
    })),
  },
  facts: { kind: "article", trackers: [], datedOn: null },
  ...more,
});

const paragraph = (...content: ProseNode[]) =>
  article([], { body: { type: "doc", content: [{ type: "paragraph", content }] } });

const names = new Map([
  ["other", "Safeguards"],
  ["visits", "Measures: Visits"],
  ["report", "The report"],
  ["decree", "The decree"],
  ["namesake", "The report"],
  ["mistaken", "Ratification: Norway, the treaty; 1985"],
]);

const compared = (before: ArticleProjection | null, after: ArticleProjection) =>
  compare(before, after, names);

const bodyRows = (before: ArticleProjection, after: ArticleProjection) =>
  compared(before, after).filter(({ field }) => field === "body");

const told = (pieces: Piece[]) =>
  pieces
    .map(({ text, change }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[change])
    .join("");

test("a corrected year is shown inside its paragraph, and the others as they were", () => {
  const rows = compared(
    article(["It joined in 1996.", "It ratified in 1985.", "No date is set."]),
    article(["It joined in 1996.", "It ratified in 1987.", "No date is set."]),
  );
  expect(rows.filter(({ field }) => field === "body").map(({ pieces }) => told(pieces))).toEqual([
    "It joined in 1996.",
    "It ratified in -1985-+1987+.",
    "No date is set.",
  ]);
});

test("a day an article is dated on is compared in words", () => {
  const facts = (datedOn: string) => ({ kind: "article" as const, trackers: [], datedOn });
  const [, row] = compared(
    article(["One."], { facts: facts("2025-08-25") }),
    article(["One."], { facts: facts("2025-08-26") }),
  );
  expect(told(row?.pieces ?? [])).toBe("-25-+26+\u00a0August 2025");
});

test("before a first publication every word is new", () => {
  const rows = compared(null, article(["One two."]));
  expect(rows.every(({ pieces }) => pieces.every(({ change }) => change === "added"))).toBe(true);
});

test("a changed date of the facts is a line of its own", () => {
  const now = article(["x"], { facts: { kind: "article", trackers: [], datedOn: "2025-08-27" } });
  const rows = compared(article(["x"]), now);
  expect(rows.find(({ field }) => field === "datedOn")).toMatchObject({ isChanged: true });
});

test("a link that leads elsewhere shows, though its words are the same", () => {
  const linked = (href: string) =>
    article([], {
      body: {
        type: "doc",
        content: [
          {
            type: "paragraph",
            content: [{ type: "text", text: "here", marks: [{ type: "link", attrs: { href } }] }],
          },
        ],
      },
    });
  const rows = compared(linked("https://a.example/"), linked("https://b.example/"));
  expect(rows.find(({ field }) => field === "body")).toMatchObject({ isChanged: true });
});

const leading = (workId: string) =>
  paragraph({ type: "text", text: "here", marks: [{ type: "workLink", attrs: { workId } }] });

test("a link to another work tells which, and that it is another where both are called the same", () => {
  const [row] = bodyRows(leading("report"), leading("decree"));
  expect(told(row?.pieces ?? [])).toBe("here <The -report-+decree+>");
  const [other] = bodyRows(leading("report"), leading("namesake"));
  expect(other).toMatchObject({ isChanged: false, isRestyled: false, isOther: true });
});

test("a marker that stands for another note is said, though every marker reads alike", () => {
  const citing = (id: string) =>
    paragraph({ type: "text", text: "So it was." }, { type: "citation", attrs: { id } });
  expect(bodyRows(citing("one"), citing("two"))).toMatchObject([{ isOther: true }]);
  expect(bodyRows(citing("one"), citing("one"))).toMatchObject([{ isOther: false }]);
});

test("the copy of a source that readers get is a part of its note", () => {
  const resting = (path?: string) =>
    article(["x"], {
      notes: [
        {
          id: "one",
          source: {
            ...{ title: "A report", publisher: "", author: "", lang: "en", url: "" },
            publishedOn: null,
            ...(path && { capture: { path, takenOn: "2025-08-26" } }),
          },
          place: "",
          quote: "",
        },
      ],
    });
  const notes = (before: ArticleProjection, after: ArticleProjection) =>
    compared(before, after).filter(({ field }) => field === "note");
  const [row] = notes(resting(), resting("/captures/one.html"));
  expect(told(row?.pieces ?? [])).toBe("A report+, with our copy of 26\u00a0August 2025+");
  const other = notes(resting("/captures/one.html"), resting("/captures/two.html"));
  expect(other).toMatchObject([{ isChanged: false, isOther: true }]);
});

const act: ActProjection = {
  ...{ kind: "act", lang: "en", path: "/en/acts/one", headline: "One", standfirst: "" },
  notes: [],
  facts: {
    kind: "act",
    trackers: [],
    acts: [
      {
        ...{ id: "act", stateId: "state", ofId: "treaty", type: "ratified", reason: null },
        ...{ actedOn: null, effectiveOn: null, instrument: "", supersedesId: "mistaken" },
      },
    ],
    named: [
      { id: "state", kind: "state", names: { en: "Sweden" } },
      { id: "other", kind: "state", names: { en: "Sweden" } },
      { id: "treaty", kind: "treaty", names: { en: "the treaty" } },
    ],
  },
};

test("a reviewer reads which act goes when another takes its place, and that it is of another state of one name", () => {
  const rows = (before: ActProjection, after: ActProjection) =>
    compare(before, after, names).filter(({ field }) => field === "acts");
  const [row] = rows(act, act);
  expect(told(row?.pieces ?? [])).toBe(
    "Ratification: Sweden, the treaty; in place of an act recorded by mistake: Ratification: Norway, the treaty; 1985",
  );
  const acts = act.facts.acts.map((one) => ({ ...one, stateId: "other" }));
  const other = { ...act, facts: { ...act.facts, acts } };
  expect(rows(act, other)).toMatchObject([{ isChanged: false, isOther: true }]);
});

test("a name that is of another language now is said", () => {
  const { facts } = entry;
  const names = { en: "One", ru: "Один" };
  const moved = { ...entry, facts: { ...facts, entity: { ...facts.entity, names } } };
  const rows = compare(entry, moved, new Map());
  expect(rows.filter(({ isOther }) => isOther).map(({ field }) => field)).toEqual(["names"]);
});

test("new emphasis on the same words is said", () => {
  const bold = article([], {
    body: {
      type: "doc",
      content: [
        { type: "paragraph", content: [{ type: "text", text: "x", marks: [{ type: "bold" }] }] },
      ],
    },
  });
  const rows = compared(article(["x"]), bold);
  expect(rows.find(({ field }) => field === "body")).toMatchObject({
    isChanged: false,
    isRestyled: true,
  });
});

test("measures shown in a text are a line, and those of another entry another one", () => {
  const showing = (workId: string) =>
    article([], { body: { type: "doc", content: [{ type: "measures", attrs: { workId } }] } });
  const lines = (before: string, after: string) =>
    compared(showing(before), showing(after))
      .filter(({ field }) => field === "body")
      .map(({ pieces }) => told(pieces));
  expect(lines("visits", "visits")).toEqual(["Measures: Visits"]);
  expect(lines("visits", "nobody's").join()).toContain("+");
  expect(lines("nobody's", "nobody's")).toEqual([
    "Measures of an entry that is not there, or that you may not read",
  ]);
});

const text = fc.array(fc.constantFrom("one", "two", "1985", "1987", ",", "."), { maxLength: 6 });

test("what stayed and came is the new text, what stayed and went the old one", () => {
  const paragraphs = fc.array(text.map((words) => words.join(" ")).filter(Boolean), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(paragraphs, paragraphs, (before, after) => {
      const rows = compared(article(before), article(after)).filter(
        ({ field }) => field === "body",
      );
      const side = (kept: Piece["change"]) =>
        rows
          .map(({ pieces }) =>
            pieces
              .filter(({ change }) => change === "same" || change === kept)
              .map((piece) => piece.text)
              .join(""),
          )
          .filter(Boolean);
      expect(side("added")).toEqual(after);
      expect(side("removed")).toEqual(before);
    }),
  );
});

const entry: EntityProjection = {
  kind: "entity",
  lang: "en",
  path: "/en/treaties/one",
  headline: "One",
  standfirst: "",
  notes: [],
  body: { type: "doc", content: [] },
  facts: {
    kind: "entity",
    trackers: [],
    entity: {
      id: "one",
      kind: "treaty",
      names: { en: "One", uk: "Один" },
      aliases: ["CO"],
      identifiers: { ets: "126" },
      existedFrom: null,
      existedTo: null,
    },
    terms: {
      inForceOn: vagueDateFrom("1989~", { note: "", derivedFrom: "" }),
      entry: { duration: "P3M", until: "nextMonth" },
      notice: { duration: "P12M", until: "day" },
      noticeArticle: "Article 22",
      completeUpTo: "2025-08-26",
    },
  },
};

test("a reviewer reads everything that readers see of an entry of the record", () => {
  const rows = compare(null, entry, new Map());
  expect(rows.map(({ field, pieces }) => [field, pieces.map(({ text }) => text).join("")])).toEqual(
    [
      ["headline", "One"],
      ["names", "One\nОдин"],
      ["aliases", "CO"],
      ["identifiers", "126"],
      ["inForceOn", "about 1989"],
      ["entry", "3 months, and on to the first day of the next month"],
      ["notice", "12 months"],
      ["noticeArticle", "Article 22"],
      ["completeUpTo", "26\u00a0August 2025"],
      ["address", "/en/treaties/one"],
    ],
  );
});

test("a notice put right is shown as the words that changed", () => {
  const { facts } = entry;
  const terms = facts.terms && {
    ...facts.terms,
    notice: { duration: "P6M", until: "day" } as const,
  };
  const rows = compare(entry, { ...entry, facts: { ...facts, terms } }, new Map());
  expect(rows.filter(({ isChanged }) => isChanged).map(({ pieces }) => told(pieces))).toEqual([
    "-12-+6+ months",
  ]);
});

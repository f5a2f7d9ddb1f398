import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ArticleText } from "@/server/public/projection";
import { handlingFrom, handlingNote, hashVersion, isBlank, seal, slugFrom } from "./rules";

const body = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "One" }] }],
};
const text: ArticleText = {
  kind: "article",
  lang: "en",
  path: "/en/articles/one",
  headline: "One",
  standfirst: "",
  byline: "",
  notes: [],
  body,
};

test.each([
  ["Russia to withdraw from Europe’s convention", "russia-to-withdraw-from-europes-convention"],
  ["Росія виходить з конвенції", "росія-виходить-з-конвенції"],
  ["روسيا تنسحب", "روسيا-تنسحب"],
  ["  --  ", ""],
  ["a/../b?c#d", "a-b-c-d"],
])("the slug of %j is %j", (headline, slug) => {
  expect(slugFrom(headline)).toBe(slug);
});

test("a slug is never longer than 80 characters and never begins or ends with a hyphen", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (headline) => {
      const slug = slugFrom(headline);
      expect(slug.length).toBeLessThanOrEqual(80);
      expect(slug).not.toMatch(/^-|-$|[/?#%.\\]/);
    }),
  );
});

test("the hash is the SHA-256 of the canonical text, and any changed word changes it", () => {
  const sealed = seal(text);
  expect(sealed.hash).toBe(createHash("sha256").update(sealed.canonical).digest("hex"));
  fc.assert(
    fc.property(
      fc.constantFrom("headline", "standfirst", "byline", "path"),
      fc.string({ minLength: 1 }),
      (field, more) => {
        expect(seal({ ...text, [field]: `${text.headline}${more}x` }).hash).not.toBe(sealed.hash);
      },
    ),
  );
});

test("a body of empty paragraphs is blank", () => {
  expect(isBlank({ type: "doc", content: [{ type: "paragraph" }, { type: "paragraph" }] })).toBe(
    true,
  );
  expect(isBlank(body)).toBe(false);
});

test.each([
  { risk: "high", circle: "restricted", lookAgainOn: "2026-05-08" },
  { risk: "ordinary", circle: "open", lookAgainOn: null },
] as const)("handling is read from history as it was noted: $risk, $circle", (handling) => {
  expect(handlingFrom(handlingNote(handling))).toEqual(handling);
});

test("what is sealed is the RFC 8785 JSON of the whole, though its lists are put together apart", () => {
  const words = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.array(words), fc.dictionary(words, words), (trackers, names) => {
      const participants = [
        { id: "1", kind: "state", names } as const,
        { id: "2", kind: "person", names: {} } as const,
      ];
      const facts = {
        kind: "event",
        trackers,
        date: null,
        phase: "pending",
        participants,
      } as const;
      const { canonical } = seal(facts);
      expect(canonical).toBe(canonicalize({ ...facts, v: hashVersion }));
    }),
  );
});

test("facts that wait for nothing have the hash they had before anything could", () => {
  const facts = {
    kind: "event",
    trackers: [],
    date: null,
    phase: "pending",
    participants: [],
  } as const;
  const plain = { ...facts, trackers: [], participants: [] };
  expect(seal(plain).canonical).toBe(
    '{"date":null,"kind":"event","participants":[],"phase":"pending","trackers":[],"v":1}',
  );
  const period = { duration: "P12M", until: "day" } as const;
  const condition = { kind: "after", workId: "1", period, basis: "" } as const;
  const hashes = [
    plain,
    { ...plain, condition },
    { ...plain, condition: { ...condition, basis: "A" } },
  ];
  expect(new Set(hashes.map((one) => seal(one).hash)).size).toBe(3);
});

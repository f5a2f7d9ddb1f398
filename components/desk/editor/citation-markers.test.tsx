import { Node } from "@tiptap/pm/model";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { articleSchema } from "@/server/text/check";
import { citedIds } from "@/server/text/plain";
import type { Citation } from "./citation";
import { citedIn, markersOf } from "./citation-markers";
import { afterEdit } from "./kept-citations";
import { addressFrom } from "./link";

const ids = ["11", "22", "33", "44"].map((end) => `0b0e8a1c-7a52-4c1f-9a57-3f1f6a0f3a${end}`);
const [one = "", two = "", three = ""] = ids;

const piece = fc.oneof(
  fc.constant({ type: "text", text: "words" }),
  fc.constantFrom(...ids).map((id) => ({ type: "citation", attrs: { id } })),
);
const paragraph = fc
  .array(piece, { maxLength: 5 })
  .map((content) => ({ type: "paragraph", content }));
const block = fc.oneof(
  paragraph,
  fc
    .array(paragraph, { minLength: 1, maxLength: 3 })
    .map((content) => ({ type: "blockquote", attrs: { speaker: "" }, content })),
);
const docs = fc
  .array(block, { minLength: 1, maxLength: 6 })
  .map((content) => Node.fromJSON(articleSchema, { type: "doc", content }));

test("the editor numbers citations as the press does", () => {
  fc.assert(
    fc.property(docs, (doc) => {
      expect(citedIn(doc)).toEqual(citedIds(doc.toJSON()));
    }),
  );
});

test("every place found for a citation holds its marker, and none is missed", () => {
  fc.assert(
    fc.property(docs, fc.constantFrom(...ids), (doc, id) => {
      const places = markersOf(doc, id);
      for (const place of places) expect(doc.nodeAt(place)?.attrs.id).toBe(id);
      const count = JSON.stringify(doc.toJSON()).split(id).length - 1;
      expect(places).toHaveLength(count);
    }),
  );
});

describe("a citation goes with its last marker and comes back with it", () => {
  const named = (id: string): Citation => ({
    id,
    sourceId: id,
    place: "",
    quote: "",
    sourceTitle: id,
    publisher: "",
  });
  const [first, second, whole] = [named(one), named(two), named(three)];
  const edit = (before: string[], after: string[], elsewhere: string[] = []) => ({
    before,
    after,
    elsewhere,
    removed: new Map<string, Citation>(),
  });

  test("words that touch no marker change no citation", () => {
    expect(afterEdit({ ...edit([one, two], [two, one]), citations: [first, second] })).toBeNull();
  });

  test("deleting the last marker removes the citation, and undoing brings it back", () => {
    const deleted = edit([one, two], [two]);
    const left = afterEdit({ ...deleted, citations: [first, second, whole] });
    expect(left).toEqual([second, whole]);
    const undone = { ...deleted, before: [two], after: [one, two] };
    expect(afterEdit({ ...undone, citations: [second, whole] })).toEqual([second, whole, first]);
  });

  test("a citation of the whole text stays, whatever is written", () => {
    expect(afterEdit({ ...edit([one], []), citations: [first, whole] })).toEqual([whole]);
    expect(afterEdit({ ...edit([], []), citations: [whole] })).toBeNull();
  });

  test("a citation another text of the work names stays", () => {
    expect(afterEdit({ ...edit([one], [], [one]), citations: [first] })).toBeNull();
  });

  test("a marker nobody knows of brings nothing back", () => {
    expect(afterEdit({ ...edit([], [two]), citations: [first] })).toBeNull();
  });
});

test.each([
  ["https://vigil.example/a", "https://vigil.example/a"],
  [" vigil.example/a ", "https://vigil.example/a"],
  ["desk@vigil.example", "mailto:desk@vigil.example"],
  ["mailto:desk@vigil.example", "mailto:desk@vigil.example"],
  ["javascript:alert(1)", null],
  ["two words", null],
  ["/en/articles/one", null],
  ["", null],
])("typing %j as an address means %j", (typed, meant) => {
  expect(addressFrom(typed)).toBe(meant);
});

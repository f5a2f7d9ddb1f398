import fc from "fast-check";
import { expect, test } from "vitest";
import type { ProseMark, ProseNode } from "@/server/public/projection";
import { articleSchema, BodyRefused, checkBody } from "./check";

const doc = (...content: unknown[]) => ({ type: "doc", content });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const text = (words: string, ...marks: unknown[]) => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks }),
});

const marks = fc.constantFrom<ProseMark[]>(
  [],
  [{ type: "bold" }],
  [{ type: "italic" }],
  [{ type: "link", attrs: { href: "https://vigil.example" } }],
  [{ type: "workLink", attrs: { workId: "0b0e8a1c-7a52-4c1f-9a57-3f1f6a0f3a11" } }],
  [{ type: "bold" }, { type: "italic" }],
);
const word = fc
  .record({
    words: fc
      .string({ minLength: 1, unit: "grapheme-composite" })
      .filter((words) => !words.includes("\0")),
    marks,
  })
  .map((given) => text(given.words, ...given.marks));
const citation = fc.uuid().map((id) => ({ type: "citation", attrs: { id } }));
const inline = fc.array(fc.oneof(word, citation, fc.constant({ type: "hardBreak" })), {
  minLength: 1,
  maxLength: 4,
});
const speaker = fc
  .string({ maxLength: 40, unit: "grapheme-composite" })
  .filter((name) => !name.includes("\0") && name.length <= 200);
const { block } = fc.letrec<{ block: object }>((tie) => {
  const blocks = fc.array(tie("block"), { minLength: 1, maxLength: 3 });
  const ordered = fc.record({ start: fc.integer({ min: 1, max: 1000 }), content: blocks });
  return {
    block: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      inline.map((content) => paragraph(...content)),
      fc
        .record({ level: fc.constantFrom(2, 3), content: inline })
        .map(({ level, content }) => ({ type: "heading", attrs: { level }, content })),
      fc.constant({ type: "horizontalRule" }),
      fc.record({ speaker, content: blocks }).map(({ speaker: name, content }) => ({
        type: "blockquote",
        attrs: { speaker: name },
        content,
      })),
      ordered.map(({ start, content }) => ({
        type: "orderedList",
        attrs: { start },
        content: [{ type: "listItem", content: [paragraph(text("x")), ...content] }],
      })),
    ),
  };
});
const figure = fc.uuid().map((workId) => ({ type: "measures", attrs: { workId } }));
const bodies = fc
  .array(fc.oneof({ arbitrary: block, weight: 9 }, figure), { minLength: 1, maxLength: 5 })
  .map((parts) => doc(...parts));

test("every text made of known parts passes unchanged, and passes again", () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const checked = checkBody(body);
      expect(checked).toEqual(body);
      expect(checkBody(checked)).toEqual(checked);
    }),
  );
});

test("a citation, a link to a work or measures by anything but a UUID are refused", () => {
  const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const ids = fc
    .oneof(
      fc.string(),
      fc.uuid().map((id) => `${id} `),
      fc.uuid().map((id) => id.slice(1)),
      fc.anything(),
    )
    .filter((id) => typeof id !== "string" || !isUuid.test(id));
  fc.assert(
    fc.property(ids, (id) => {
      const marker = { type: "citation", attrs: { id } };
      const link = text("here", { type: "workLink", attrs: { workId: id } });
      expect(() => checkBody(doc(paragraph(marker)))).toThrow(BodyRefused);
      expect(() => checkBody(doc(paragraph(link)))).toThrow(BodyRefused);
      const measures = { type: "measures", attrs: { workId: id } };
      expect(() => checkBody(doc(measures))).toThrow(BodyRefused);
    }),
  );
});

test("a part or a mark of any other name refuses the whole text", () => {
  const names = fc
    .oneof(
      fc.string(),
      fc.constantFrom("__proto__", "constructor", "toString", "image", "underline", "iframe"),
    )
    .filter(
      (name) =>
        !Object.hasOwn(articleSchema.nodes, name) && !Object.hasOwn(articleSchema.marks, name),
    );
  fc.assert(
    fc.property(bodies, fc.nat(), names, fc.boolean(), (body, place, type, isMark) => {
      const checked = checkBody(body);
      const nodes = everyNode(checked);
      const node = nodes[place % nodes.length];
      if (node) Object.assign(node, isMark ? { marks: [{ type }] } : { type });
      expect(() => checkBody(checked)).toThrow(BodyRefused);
    }),
  );
});

test("one unknown attribute anywhere refuses the whole text", () => {
  fc.assert(
    fc.property(
      bodies,
      fc.nat(),
      fc.constantFrom("onclick", "style", "class", "constructor"),
      (body, place, name) => {
        const checked = checkBody(body);
        const nodes = everyNode(checked);
        const node = nodes[place % nodes.length];
        if (node) node.attrs = { ...node.attrs, [name]: "x" };
        expect(() => checkBody(checked)).toThrow(BodyRefused);
      },
    ),
  );
});

function everyNode(node: ProseNode): ProseNode[] {
  return [node, ...(node.content ?? []).flatMap(everyNode)];
}

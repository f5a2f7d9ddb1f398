import fc from "fast-check";
import { expect, test } from "vitest";
import type { ProseMark, ProseNode } from "@/server/public/projection";
import { BodyRefused, checkBody } from "./check";

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
const inline = fc.array(fc.oneof(word, fc.constant({ type: "hardBreak" })), {
  minLength: 1,
  maxLength: 4,
});
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
      blocks.map((content) => ({ type: "blockquote", content })),
      ordered.map(({ start, content }) => ({
        type: "orderedList",
        attrs: { start },
        content: [{ type: "listItem", content: [paragraph(text("x")), ...content] }],
      })),
    ),
  };
});
const bodies = fc.array(block, { minLength: 1, maxLength: 5 }).map((blocks) => doc(...blocks));

test("every text made of known parts passes unchanged, and passes again", () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const checked = checkBody(body);
      expect(checked).toEqual(body);
      expect(checkBody(checked)).toEqual(checked);
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

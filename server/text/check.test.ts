import { describe, expect, test } from "vitest";
import { BodyRefused, checkBody } from "./check";
import { plainText } from "./plain";

const doc = (...content: unknown[]) => ({ type: "doc", content });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const text = (words: string, ...marks: unknown[]) => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks }),
});
const linkTo = (href: unknown, more = {}) =>
  doc(paragraph(text("here", { type: "link", attrs: { href, ...more } })));
const nested = (levels: number): unknown =>
  levels === 0 ? paragraph(text("deep")) : { type: "blockquote", content: [nested(levels - 1)] };
const cell = (attrs: unknown) =>
  doc({
    type: "table",
    content: [
      { type: "tableRow", content: [{ type: "tableCell", attrs, content: [paragraph()] }] },
    ],
  });

describe("a body an article may not hold is refused", () => {
  test.each<[string, unknown]>([
    ["nothing", null],
    ["a string", "<p>words</p>"],
    ["a list", [doc()]],
    ["a paragraph alone", paragraph(text("words"))],
    ["an unknown node", doc({ type: "script", content: [text("x")] })],
    ["a node named like a prototype's key", doc({ type: "constructor" })],
    ["an unknown mark", doc(paragraph(text("x", { type: "code" })))],
    ["an unknown attribute", doc({ type: "paragraph", attrs: { onclick: "x" }, content: [] })],
    ["an unknown key", doc({ type: "paragraph", style: "color: red" })],
    [
      "a prototype key",
      JSON.parse('{"type":"doc","content":[{"type":"paragraph","__proto__":{"x":1}}]}'),
    ],
    [
      "a prototype key among the attributes",
      JSON.parse('{"type":"doc","content":[{"type":"heading","attrs":{"__proto__":{"level":2}}}]}'),
    ],
    ["a heading of level 1", doc({ type: "heading", attrs: { level: 1 }, content: [text("x")] })],
    [
      "a heading with a level in words",
      doc({ type: "heading", attrs: { level: "2" }, content: [text("x")] }),
    ],
    ["text outside a paragraph", doc(text("x"))],
    ["empty text", doc(paragraph(text("")))],
    ["half a character", doc(paragraph(text("\ud800")))],
    ["bold twice", doc(paragraph(text("x", { type: "bold" }, { type: "bold" })))],
    ["a cell with a width", cell({ colwidth: [100] })],
    ["a cell that spans no column", cell({ colspan: 0 })],
    ["41 levels", doc(nested(41))],
    ["200,001 characters", doc(paragraph(text("x".repeat(200_001))))],
    ["a link without an address", doc(paragraph(text("x", { type: "link" })))],
    ["a link that opens a window", linkTo("https://vigil.example", { target: "_blank" })],
  ])("%s", (_, body) => {
    expect(() => checkBody(body)).toThrow(BodyRefused);
  });
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "\u0001javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,x",
  "da\nta:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "//vigil.example",
  "/en",
  "https:vigil.example",
  "https://",
  "https://vigil.example/\u202egpj.exe",
  "https:\\\\vigil.example",
  "",
])("a link to %j is refused", (href) => {
  expect(() => checkBody(linkTo(href))).toThrow(BodyRefused);
});

test.each([
  "https://vigil.example/a?b=c#d",
  "http://vigil.example",
  "mailto:desk@vigil.example",
  "https://приклад.укр/стаття",
])("a link to %s is kept", (href) => {
  expect(checkBody(linkTo(href))).toEqual(linkTo(href));
});

test.each([{ type: "doc" }, { type: "doc", content: [] }])(
  "an empty document %j becomes one empty paragraph",
  (body) => {
    expect(checkBody(body)).toEqual({ type: "doc", content: [{ type: "paragraph" }] });
  },
);

test("a missing attribute is filled in, so that the same text has the same hash", () => {
  const list = (attrs: object) =>
    doc({
      type: "orderedList",
      ...attrs,
      content: [{ type: "listItem", content: [paragraph(text("x"))] }],
    });
  expect(checkBody(list({}))).toEqual(list({ attrs: { start: 1 } }));
});

test("plain text has a line for each paragraph and each line of it", () => {
  const list = {
    type: "bulletList",
    content: [{ type: "listItem", content: [paragraph(text("three"))] }],
  };
  expect(
    plainText(
      checkBody(
        doc(
          paragraph(
            text("one "),
            text("bold", { type: "bold" }),
            { type: "hardBreak" },
            text("two"),
          ),
          list,
        ),
      ),
    ),
  ).toBe("one bold\ntwo\nthree");
});

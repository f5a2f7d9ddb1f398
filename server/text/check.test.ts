import { describe, expect, test } from "vitest";
import { BodyRefused, checkBody } from "./check";
import { citedIds, isBlank, measuresIn, plainText, workLinksOf } from "./plain";

const doc = (...content: unknown[]) => ({ type: "doc", content });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const text = (words: string, ...marks: unknown[]) => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks }),
});
const linkTo = (href: unknown, more = {}) =>
  doc(paragraph(text("here", { type: "link", attrs: { href, ...more } })));
const id = "0b0e8a1c-7a52-4c1f-9a57-3f1f6a0f3a11";
const other = "6d6f3c9a-5a0e-4f0e-8b0a-0f4b8f0c2d22";
const cited = (attrs?: unknown, more = {}) =>
  doc(
    paragraph(text("words"), { type: "citation", ...(attrs !== undefined && { attrs }), ...more }),
  );
const said = (attrs: unknown) =>
  doc({ type: "blockquote", attrs, content: [paragraph(text("x"))] });
const shown = (workId: string) => ({ type: "measures", attrs: { workId } });
const measures = (workId: string) => doc(shown(workId));
const entries = (count: number) =>
  Array.from({ length: count }, (_, n) => shown(`${id.slice(0, -2)}${10 + n}`));
const workLink = (attrs?: unknown) =>
  doc(paragraph(text("here", { type: "workLink", ...(attrs !== undefined && { attrs }) })));
const nested = (levels: number): unknown =>
  JSON.parse(
    `${'{"type":"blockquote","content":['.repeat(levels)}{"type":"paragraph"}${"]}".repeat(levels)}`,
  );
const nestedUnknown = (levels: number) =>
  JSON.parse(`${'{"content":['.repeat(levels)}${"]}".repeat(levels)}`);
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
    ["41 levels", doc(nested(40))],
    ["200,001 characters", doc(paragraph(text("x".repeat(200_001))))],
    ["a citation without an id", cited()],
    ["a citation whose id is null", cited({ id: null })],
    ["a citation whose id is a number", cited({ id: 1 })],
    ["a citation whose id is no UUID", cited({ id: "1" })],
    ["a citation whose id is in capitals", cited({ id: id.toUpperCase() })],
    ["a citation whose id has a line after it", cited({ id: `${id}\n` })],
    ["a citation with a number of its own", cited({ id, number: 3 })],
    ["a citation with words", cited({ id }, { text: "x" })],
    ["a citation with content", cited({ id }, { content: [text("x")] })],
    ["a citation outside a paragraph", doc({ type: "citation", attrs: { id } })],
    ["a link to a work without an id", workLink()],
    ["a link to a work by its address", workLink({ workId: "/en/articles/one" })],
    [
      "a link to a work that has an address too",
      workLink({ workId: id, href: "https://a.example" }),
    ],
    [
      "a link to a work and to an address",
      doc(
        paragraph(
          text(
            "here",
            { type: "link", attrs: { href: "https://a.example" } },
            { type: "workLink", attrs: { workId: id } },
          ),
        ),
      ),
    ],
    [
      "a link to two works",
      doc(
        paragraph(
          text(
            "here",
            { type: "workLink", attrs: { workId: id } },
            { type: "workLink", attrs: { workId: other } },
          ),
        ),
      ),
    ],
    ["measures without an id", doc({ type: "measures" })],
    ["measures by their address", measures("/en/measures/one")],
    ["measures with numbers of their own", doc({ ...shown(id), content: [text("30")] })],
    ["measures in a quotation", doc({ type: "blockquote", content: [shown(id)] })],
    ["measures in a line", doc(paragraph(text("x"), shown(id)))],
    ["measures of 31 entries", doc(...entries(31))],
    ["a speaker of 201 characters", said({ speaker: "x".repeat(201) })],
    ["a speaker who is a number", said({ speaker: 7 })],
    ["a speaker with half a character", said({ speaker: "\ud800" })],
    ["a quotation with an address", said({ cite: "https://a.example" })],
    ["a divider with words", doc({ type: "horizontalRule", content: [text("x")] })],
    ["10,000 levels", doc(nested(10_000))],
    ["10,000 levels of unknown parts", nestedUnknown(10_000)],
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

test.each<[string, unknown, unknown]>([
  ["a citation", cited({ id }), cited({ id })],
  [
    "a citation in bold",
    cited({ id }, { marks: [{ type: "bold" }] }),
    cited({ id }, { marks: [{ type: "bold" }] }),
  ],
  ["a link to a work", workLink({ workId: id }), workLink({ workId: id })],
  ["measures of an entry", measures(id), measures(id)],
  ["measures of 30 entries", doc(...entries(30)), doc(...entries(30))],
  ["a quotation with its speaker", said({ speaker: "Noor" }), said({ speaker: "Noor" })],
  ["a quotation of nobody named", said({}), said({ speaker: "" })],
  ["a divider", doc({ type: "horizontalRule" }), doc({ type: "horizontalRule" })],
])("%s is kept", (_, body, kept) => {
  expect(checkBody(body)).toEqual(kept);
});

test("citations are numbered by where their first marker stands, through every text", () => {
  const marker = (cites: string) => ({ type: "citation", attrs: { id: cites } });
  const first = checkBody(
    doc(
      { type: "blockquote", content: [paragraph(text("x"), marker(other))] },
      paragraph(marker(id), text("y"), marker(other)),
    ),
  );
  expect(citedIds(first)).toEqual([other, id]);
  expect(citedIds(checkBody(cited({ id })), first)).toEqual([id, other]);
  expect(citedIds(checkBody(doc()))).toEqual([]);
});

test("a text tells which works it links to or shows the measures of, each once", () => {
  const link = text("here", { type: "workLink", attrs: { workId: id } });
  expect(workLinksOf(checkBody(doc(paragraph(link), paragraph(link))))).toEqual([id]);
  const both = checkBody(doc(paragraph(link), shown(other), shown(id), shown(other)));
  expect(workLinksOf(both)).toEqual([id, other]);
  expect(measuresIn(both)).toEqual([other, id]);
});

test("a text that shows measures alone is not blank", () => {
  expect(isBlank(checkBody(doc()))).toBe(true);
  expect(isBlank(checkBody(doc(paragraph(text(" ")))))).toBe(true);
  expect(isBlank(checkBody(measures(id)))).toBe(false);
});

test("a citation adds no words to the plain text", () => {
  expect(plainText(checkBody(cited({ id })))).toBe("words");
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

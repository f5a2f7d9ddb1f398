import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { captureAnswer, captureToSave, copyOf, findQuote } from "./rules";
import { endings } from "./schema";

const page = (html: string, charset: string | null = null) =>
  copyOf({ type: "text/html", charset, bytes: Buffer.from(html) });

describe("what is kept of an answer", () => {
  it("is a page's words without what runs in it", () => {
    const html = "<h1>Title</h1><script>run()</script><p>Said &amp; done.</p>";
    expect(page(html)).toEqual({
      ending: "html",
      words: expect.stringMatching(/^Title\s+Said & done\.$/),
    });
  });

  it.each([
    ["by the answer", "windows-1251", ""],
    ["by the page itself", null, '<meta charset="windows-1251">'],
  ])("is read in the encoding that is told %s", (_, charset, head) => {
    const bytes = Buffer.concat([Buffer.from(`${head}<p>`), Buffer.from([0xcc, 0xe8, 0xf0])]);
    expect(copyOf({ type: "text/html", charset, bytes })).toEqual({ ending: "html", words: "Мир" });
  });

  it.each(["no-such-encoding", null])("is read somehow where %s is told", (charset) => {
    const bytes = Buffer.from([0x63, 0x61, 0x66, 0xe9]);
    expect(copyOf({ type: "text/html", charset, bytes })).toEqual({
      ending: "html",
      words: "café",
    });
  });

  it.each([
    ["application/pdf", "pdf"],
    ["image/png", "png"],
    ["image/jpeg", "jpg"],
  ])("is a file of %s as it came", (type, ending) => {
    expect(copyOf({ type, charset: null, bytes: Buffer.from("%") })).toEqual({ ending, words: "" });
  });

  it.each(["image/svg+xml", "application/javascript", "application/zip", "video/mp4", ""])(
    "is nothing of the type “%s”",
    (type) => {
      expect(copyOf({ type, charset: null, bytes: Buffer.from("x") })).toBe("otherKind");
    },
  );

  it("is nothing of a page beyond measure", () => {
    const bytes = Buffer.alloc(5_000_001, 0x20);
    expect(copyOf({ type: "text/html", charset: null, bytes })).toBe("tooLarge");
  });

  it("is a page nested by the thousand, without its words", () => {
    expect(page(`${"<div>".repeat(20_000)}x`)).toMatchObject({ ending: "html" });
  });

  it("holds nothing the database cannot keep", () => {
    expect(page("a\0b")).toEqual({ ending: "html", words: "ab" });
  });
});

describe("quoted words", () => {
  const copy = "He said:\n“The  committee’s report – of 2022 – was never published.” Nobody asked.";

  it.each([
    ["as they stand", "was never published"],
    ["with other marks and dashes", `"The committee's report - of 2022 - was`],
    ["in marks of their own", "“was never published”"],
    ["in capitals", "NEVER PUBLISHED"],
    ["over what an ellipsis leaves out", "The committee’s report […] was never"],
    ["over three dots", "He said ... nobody asked".replace("said ", "said: ")],
  ])("are found %s", (_, quote) => {
    expect(findQuote(quote, copy)).not.toBeNull();
  });

  it.each([
    ["in another order", "was never […] The committee’s"],
    ["with a word changed", "was never printed"],
    ["of an ellipsis alone", "…"],
    ["of nothing", ""],
  ])("are not found %s", (_, quote) => {
    expect(findQuote(quote, copy)).toBeNull();
  });

  it("come with what stands around them", () => {
    expect(findQuote("of 2022", copy)).toEqual({
      before: "He said:\n“The  committee’s report – ",
      words: "of 2022",
      after: " – was never published.” Nobody asked.",
    });
  });

  test("any part of a copy is found in it, word for word", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (before, words) => {
          fc.pre(
            words.trim() !== "" && !/…|\.\.\./.test(words) && findQuote(words, words) !== null,
          );
          const found = findQuote(words, `${before}|${words}|`);
          expect(found && findQuote(words, found.words)).not.toBeNull();
        },
      ),
    );
  });
});

describe("Captures: a copy is answered so that nothing of it runs", () => {
  const bytes = Buffer.from("words");

  it.each(endings)("as %s", (ending) => {
    const { headers } = captureAnswer(`0123.${ending}`, { bytes, charset: "" });
    expect(headers.get("Content-Security-Policy")).toMatch(
      /^sandbox; default-src 'none'; img-src data:;/,
    );
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(headers.has("Content-Disposition")).toBe(ending !== "html");
  });

  const told = (html: string | Buffer, charset = "") =>
    captureAnswer("0123.html", { bytes: Buffer.from(html), charset }).text();

  it.each([
    `<META HTTP-EQUIV=refresh content="0;url=http://evil.example">`,
    `<meta content="0;url=http://evil.example" http-equiv='Refresh'>`,
    `<link rel="preconnect" href="http://evil.example">`,
    `<LINK rel=dns-prefetch href=//evil.example>`,
    `<base href="http://evil.example">`,
  ])("without %s", async (html) => {
    expect(await told(html)).not.toMatch(/http-equiv|<link|<base/i);
  });

  it("in UTF-8, whatever it came in, and is saved as it came", async () => {
    const old = Buffer.from([0xcc, 0xe8, 0xf0]);
    expect(await told(old, "windows-1251")).toBe("Мир");
    const saved = captureToSave("0123.html", old);
    expect(Buffer.from(await saved.arrayBuffer())).toEqual(old);
    expect(saved.headers.get("Content-Disposition")).toBe('attachment; filename="0123.html"');
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { emptyAct } from "@/server/acts/rules";
import { plainText } from "@/server/text/plain";
import { type Prepared, prepare } from "./prepare";
import { type FileRead, mostRows, readFile } from "./read-file";
import { guessColumns, workOfRow } from "./table";

const bytes = (text: string) => Buffer.from(text);

function read(text: string): FileRead {
  const file = readFile(bytes(text));
  if ("problem" in file) throw new Error(file.problem);
  return file;
}

/** Every row as it would be made, its columns as they are guessed. */
function prepared(text: string): Prepared[] {
  const { header, rows } = read(text);
  const cells = rows.flatMap((row) => ("cells" in row ? [row.cells] : []));
  const columns = guessColumns(header ?? [], cells);
  return rows.map((row) => {
    const work = "cells" in row ? workOfRow(columns, row.cells) : row.work;
    const { reasons, ...rest } = prepare(work, {
      ids: new Map(),
      named: () => [],
      fuller: new Map(),
      pages: new Set<string>(),
      acts: new Map(),
      registers: new Map(),
    });
    return { ...rest, reasons: [...row.flaws, ...reasons] };
  });
}

const codes = (one: Prepared | undefined) => one?.reasons.map(({ code }) => code);

describe("a table", () => {
  test.each([
    ["commas", "Title,Date\nA,1998\n"],
    ["semicolons", "Title;Date\nA;1998\n"],
    ["tabs", "Title\tDate\nA\t1998\n"],
    ["a mark at its beginning", "\uFEFFTitle,Date\nA,1998\n"],
    ["lines of Windows", "Title,Date\r\nA,1998\r\n"],
    ["empty lines", "Title,Date\n\nA,1998\n\n,\n"],
    ["quotes", '"Title","Date"\n"A","1998"'],
  ])("with %s", (_, text) => {
    const file = read(text);
    expect(file).toMatchObject({ format: "csv", header: ["Title", "Date"] });
    expect(file.rows).toEqual([{ cells: ["A", "1998"], flaws: [] }]);
  });

  test("in UTF-16 is read as it is", () => {
    const file = readFile(Buffer.from("\uFEFFTitle,Date\nЧто было,1998\n", "utf16le"));
    expect(file).toMatchObject({ rows: [{ cells: ["Что было", "1998"] }] });
  });

  test("as a list in JSON has a column for every name", () => {
    const file = read('[{"title":"A","date":1998},{"title":"B","more":{"x":1}}]');
    expect(file).toMatchObject({ format: "json", header: ["title", "date", "more"] });
    expect(file.rows[1]).toEqual({ cells: ["B", "", '{"x":1}'], flaws: [] });
    expect(read('[{"title":"A","named":["B","C"]}]').rows).toEqual([
      { cells: ["A", "B; C"], flaws: [] },
    ]);
  });

  test("what looks like a formula stays the words it is", () => {
    const [one] = prepared("Title,Date\n=1+1,1998\n");
    expect(one?.work?.editions[0]?.headline).toBe("=1+1");
  });

  test.each([
    ["a quotation mark that never closes", 'Title,Date\n"A,1998\nB,1999', "quotesOpen"],
    ["more cells than headers", "Title,Date\nA,1998,more", "cellsTooMany"],
    ["no title", "Title,Date\n,1998", "titleMissing"],
    ["a title that is too long", `Title,Date\n${"a".repeat(301)},1998`, "tooLong"],
    ["a date that is none", "Title,Date\nA,when it rained", "dateUnread"],
    ["no date", "Title,Date\nA,", "dateMissing"],
    ["an address that is none", "Title,URL,Date\nA,javascript:alert(1),1998", "addressLeftOut"],
    ["a name nobody has", "Title,Place,Date\nA,Nowhere,1998", "nameUnknown"],
    ["half a character", '[{"title":"A\\ud83d","date":"1998"}]', "charactersUnkept"],
    ["a NUL", '[{"title":"A\\u0000","date":"1998"}]', "charactersUnkept"],
  ])("a row with %s says so", (_, text, code) => {
    expect(codes(prepared(text)[0])).toContain(code);
  });
});

describe("nothing is taken of a file", () => {
  test.each<[string, Uint8Array, string]>([
    ["that is empty", bytes(""), "importEmpty"],
    ["of blank lines alone", bytes("\r\n \n\n"), "importEmpty"],
    ["with headers alone", bytes("Title,Date\n"), "importEmpty"],
    ["over twenty megabytes", Buffer.alloc(20_000_001, 65), "importTooLarge"],
    ["of a million rows", bytes(`a\n${"b\n".repeat(1_000_000)}`), "importTooManyRows"],
    ["with a NUL in it", bytes("Title,Date\nA\0,1998"), "importNotText"],
    ["that is a spreadsheet", bytes("PK\u0003\u0004sheet"), "importNotText"],
    ["in Latin-1", Buffer.from("Title,Date\nCafé fermé,1998", "latin1"), "importEncoding"],
    ["of JSON that breaks off", bytes('{"events":[{"text"'), "importBroken"],
    ["of JSON that is nothing known", bytes('{"a":1}'), "importUnknown"],
    ["that is a web page", bytes("<!doctype html><p>Words"), "importUnknown"],
    [
      "of WordPress that breaks off",
      bytes(readFileSync("server/exchange/fixtures/wordpress.xml", "utf8").slice(0, 900)),
      "importBroken",
    ],
    [
      "of a feed that breaks off",
      bytes(readFileSync("server/exchange/fixtures/feed.rss", "utf8").slice(0, 900)),
      "importBroken",
    ],
    [
      "of a feed without entries",
      bytes("<rss><channel><title>A</title></channel></rss>"),
      "importEmpty",
    ],
    ["of a feed without a channel", bytes("<rss></rss>"), "importBroken"],
    [
      "of a feed nested by the thousand",
      bytes(`<rss><channel>${"<a>".repeat(9_000)}${"</a>".repeat(9_000)}</channel></rss>`),
      "importBroken",
    ],
    [
      "that defines entities of its own",
      bytes('<!DOCTYPE rss [<!ENTITY a "b">]><rss wordpress.org/export></rss>'),
      "importBroken",
    ],
    [
      "of another version of our own",
      bytes('{"format":"vigil-export","version":9}'),
      "importUnknown",
    ],
  ])("%s", (_, file, problem) => {
    expect(readFile(file)).toEqual({ problem });
  });

  test("as many rows as are taken are taken", () => {
    expect(read(`Title\n${"b\n".repeat(mostRows)}`).rows).toHaveLength(mostRows);
  });
});

test("a timeline's events have their dates, words and sources; pictures and groups are told of", () => {
  const [one, two] = prepared(
    JSON.stringify({
      title: { text: { headline: "All" } },
      events: [
        {
          unique_id: "first",
          start_date: { year: "2020", month: "6", day: 5, display_date: "early June 2020" },
          text: { headline: "It <b>began</b>", text: "<p>One.</p><p>Two.</p>" },
          media: { url: "https://example.org/story", caption: "A story", credit: "A paper" },
        },
        {
          start_date: { year: 1998 },
          end_date: { year: 2001 },
          text: { headline: "It went on" },
          media: { url: "https://example.org/a.jpg" },
          group: "Courts",
        },
      ],
    }),
  );
  expect(one).toMatchObject({
    id: "first",
    reasons: [],
    work: {
      facts: { kind: "event", typed: "2020-06-05", phrase: "early June 2020" },
      editions: [{ headline: "It began", standfirst: "One.\nTwo." }],
    },
  });
  expect(one?.work?.editions[0]?.citations).toMatchObject([
    {
      source: {
        page: { url: "https://example.org/story", title: "A story", publisher: "A paper" },
      },
    },
  ]);
  expect(two).toMatchObject({ work: { facts: { typed: "1998/2001" } } });
  expect(codes(two)).toEqual(["imagesLeftOut", "tagsLeftOut"]);
});

test("WordPress posts and pages become articles; pictures, unsafe links and tags stay behind, attachments are refused", () => {
  const [post, page, attachment] = prepared(
    readFileSync("server/exchange/fixtures/wordpress.xml", "utf8"),
  );
  const edition = post?.work?.editions[0];
  expect(post?.work?.facts).toEqual({ kind: "article", datedOn: "2021-03-04" });
  expect(edition).toMatchObject({
    headline: "Who is bound & who left",
    standfirst: "What it is about.",
    byline: "a.writer",
  });
  expect(edition && plainText(edition.body)).toContain("What it showed");
  expect(JSON.stringify(edition?.body)).toContain("https://example.org/page");
  expect(JSON.stringify(edition?.body)).not.toContain("javascript");
  expect(edition?.body.content?.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["heading", "bulletList"]),
  );
  expect(codes(post)).toEqual(["imagesLeftOut", "tagsLeftOut"]);
  expect(page?.work?.facts).toEqual({ kind: "article", datedOn: null });
  expect(page?.work?.editions[0]?.body.content).toHaveLength(2);
  expect(codes(attachment)).toContain("notAPost");
});

const fixture = (name: string) => readFileSync(`server/exchange/fixtures/${name}`, "utf8");

test("entries of an RSS feed become articles dated where they were written, with their page as a source", () => {
  const [one, other, untitled] = prepared(fixture("feed.rss"));
  const edition = one?.work?.editions[0];
  expect(one).toMatchObject({
    id: "paper-12",
    work: {
      facts: { kind: "article", datedOn: "2021-03-04" },
      editions: [
        {
          headline: "Who is bound & who left",
          standfirst: "What it is about […]",
          byline: "Ada Writer",
          citations: [{ source: { page: { url: "https://paper.example/bound" } } }],
        },
      ],
    },
  });
  expect(edition && plainText(edition.body)).toContain(
    "A first paragraph: 1 < 2, a link and another",
  );
  expect(JSON.stringify(edition?.body)).not.toMatch(/javascript|alert/);
  expect(codes(one)).toEqual(["imagesLeftOut", "tagsLeftOut", "embedsLeftOut"]);
  expect(other).toMatchObject({
    id: "https://paper.example/short",
    reasons: [{ code: "dateLeftOut", told: { date: "some day" } }],
    work: {
      facts: { datedOn: null },
      editions: [
        {
          ...{ headline: "In short", standfirst: "", byline: "Bo Writer" },
          body: { content: [{}, {}] },
          citations: [
            {
              source: {
                page: {
                  url: "https://paper.example/short",
                  title: "In short",
                  publisher: "A paper",
                },
              },
            },
          ],
        },
      ],
    },
  });
  expect(codes(untitled)).toEqual(["titleMissing"]);
});

test("entries of an Atom feed keep their words whether they are plain, HTML or XHTML", () => {
  const [one, other] = prepared(fixture("feed.atom"));
  expect(one).toMatchObject({
    id: "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a",
    reasons: [{ code: "embedsLeftOut" }],
    work: {
      facts: { datedOn: "2022-05-06" },
      editions: [
        {
          headline: "The tag <b> & more",
          standfirst: "What it is about.",
          byline: "Ada Writer, Bo Writer",
          body: { content: [{ type: "paragraph" }, { type: "bulletList" }] },
          citations: [
            { source: { page: { url: "https://journal.example/one", publisher: "A journal" } } },
          ],
        },
      ],
    },
  });
  const [first, second] = [one, other].map((each) => each?.work?.editions[0]);
  expect(first && plainText(first.body)).toContain("One thing & another.");
  expect(second).toMatchObject({ headline: "Bold words", standfirst: "" });
  expect(second && plainText(second.body).trim()).toBe("1 < 2");
});

test("the older RSS 1.0 is read too, and a text that begins with its summary does not say it twice", () => {
  const feed = `<rdf:RDF xmlns:rdf="x" xmlns:dc="y" xmlns:content="z"><channel><title>Old</title></channel>
    <item><title>A</title><link>https://old.example/a</link><dc:date>1999-05-06T07:08:09Z</dc:date>
    <description>It began</description><content:encoded>&lt;p&gt;It began and ended.&lt;/p&gt;</content:encoded></item></rdf:RDF>`;
  const [one] = prepared(feed);
  expect(one).toMatchObject({
    id: "https://old.example/a",
    work: { facts: { datedOn: "1999-05-06" }, editions: [{ headline: "A", standfirst: "" }] },
  });
});

test("Ghost posts become articles with their writers", () => {
  const [one, other] = prepared(
    JSON.stringify({
      db: [
        {
          data: {
            posts: [
              {
                id: "1",
                uuid: "u-1",
                title: "A post",
                html: "<p>Words <script>alert(1)</script></p><iframe src='https://a.example'></iframe>",
                custom_excerpt: "About",
                published_at: "2022-05-06T07:00:00.000Z",
                status: "published",
              },
              { id: "2", title: "Plain", html: null, plaintext: "One\n\nTwo" },
            ],
            users: [{ id: "9", name: "A Writer" }],
            posts_authors: [{ post_id: "1", author_id: "9" }],
          },
        },
      ],
    }),
  );
  expect(one).toMatchObject({
    id: "u-1",
    reasons: [{ code: "embedsLeftOut" }],
    work: {
      facts: { kind: "article", datedOn: "2022-05-06" },
      editions: [{ headline: "A post", standfirst: "About", byline: "A Writer" }],
    },
  });
  expect(JSON.stringify(one?.work)).not.toContain("alert");
  expect(other?.work?.editions[0]?.body.content).toHaveLength(2);
});

test("a row whose phase is no known one is refused, for what is expected is nothing that happened", () => {
  const [pending, other, empty] = prepared(
    "Title,Date,Phase\nA,2031,PENDING\nB,2031,soon\nC,1998,",
  );
  expect(pending?.work?.facts).toMatchObject({ phase: "pending" });
  expect(other).toMatchObject({
    work: null,
    reasons: [{ code: "phaseUnknown", told: { phase: "soon" } }],
  });
  expect(empty?.work?.facts).toMatchObject({ phase: "occurred" });
});

const unknown = "01a216e2-accf-729e-bc2f-60db54ae226d";
const emptied = { ...emptyAct(unknown), type: "signed" };

test.each([
  [
    "event",
    {
      facts: {
        phase: "pending",
        condition: {
          ...{ kind: "after", workId: unknown, basis: "" },
          period: { duration: "P1M", until: "day" },
        },
      },
    },
    "conditionLost",
  ],
  ["act", { facts: { acts: [{ ...emptied, supersedesId: unknown }] } }, "actLost"],
  ["act", { facts: { acts: [], registerId: unknown } }, "registerLost"],
  ["entity", { entityId: unknown }, "entryLost"],
  ["entity", {}, "entryLost"],
])("what %s names and the file does not hold is told, and goes no further", (kind, told, code) => {
  const work = { id: "1", kind, ...told, editions: [{ headline: "A" }] };
  const [one] = prepared(JSON.stringify({ format: "vigil-export", version: 1, works: [work] }));
  expect(codes(one)).toEqual([code]);
  expect(JSON.stringify(one?.work?.facts ?? {}).replace(`"id":"${unknown}"`, "")).not.toContain(
    unknown,
  );
});

test("HTML nested by the thousand is not kept, and said", () => {
  const html = `${"<div><blockquote>".repeat(9_000)}Words`;
  const post = { id: "1", title: "A post", html };
  const [one] = prepared(JSON.stringify({ db: [{ data: { posts: [post] } }] }));
  expect(codes(one)).toContain("bodyUnkept");
});

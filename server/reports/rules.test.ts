import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkBody } from "@/server/text/check";
import { plainText } from "@/server/text/plain";
import { bodyFrom, type Recognised, readReport } from "./rules";

const seed = readFileSync("prisma/seed/report.txt", "utf8");

function recognised(text: string): Recognised {
  const read = readReport(text);
  if ("problem" in read) throw new Error(read.problem);
  return read.recognised;
}

test("the first real report goes in as it is: its date, its nine paragraphs, its one quotation with its speaker", () => {
  const { datedOn, paragraphs } = recognised(seed);
  expect(datedOn).toBe("2025-08-26");
  expect(paragraphs).toHaveLength(9);
  expect(paragraphs[0]?.text).toMatch(/^Russia will formally withdraw/);
  expect(paragraphs.filter(({ quotation }) => quotation)).toMatchObject([
    {
      quotation: {
        speaker: "the group said on Telegram",
        words: expect.stringMatching(/^“Russia’s withdrawal.*conditions,”$/),
      },
    },
  ]);
});

describe("the date of a report", () => {
  test.each([
    ["date: 26.08.2025\nText.", "2025-08-26"],
    ["Date: 26 August 2025\n\nText.", "2025-08-26"],
    ["DATE 2025-8-6 Text.", "2025-08-06"],
    ["date August 26, 2025\nText.", "2025-08-26"],
    ["2025-08-26\nText.", "2025-08-26"],
    ["\uFEFF\r\n26 August 2025\r\nText.", "2025-08-26"],
    ["date: 26/08/2025\nText.", "2025-08-26"],
    ["date: 08/03/2025\nText.", null],
    ["Text that begins without a date, in 2025.", null],
    ["26 August 2025 was a Tuesday.", null],
    ["Dates matter.", null],
  ])("%j is dated %j", (text, datedOn) => {
    expect(recognised(text).datedOn).toBe(datedOn);
  });

  test.each(["date 2025-02-30 Text.", "date: 31.06.2025\nText.", "date: 26.13.2025\nText."])(
    "%j is impossible",
    (text) => {
      expect(readReport(text)).toEqual({ problem: "impossibleDate" });
    },
  );
});

test("lines wrapped by hand are joined, a paragraph a line is not", () => {
  const line = "This line was wrapped by hand after some sixty letters or";
  expect(recognised(`${line}\nso.\n\nNext.`).paragraphs).toHaveLength(2);
  expect(recognised("One.\nTwo.\n\nThree.").paragraphs).toHaveLength(3);
});

test("what is unticked: a quotation stays as a paragraph, a date as words, a paragraph goes", () => {
  const report = recognised(seed);
  const quoted = report.paragraphs.find(({ quotation }) => quotation);
  const body = bodyFrom(report, { unticked: ["date", `quotation-${quoted?.id}`, "paragraph-1"] });
  const words = plainText(checkBody(body));
  expect(words).toContain("date 2025-08-26");
  expect(words).toContain(quoted?.text);
  expect(words).not.toContain("largely symbolic");
  expect(body.content?.some(({ type }) => type === "blockquote")).toBe(false);
});

test("no word of a report is ever lost", () => {
  const word = fc.constantFrom(
    "Russia",
    "left",
    "“We",
    "left,”",
    "he said",
    "1998",
    "\n",
    "\n\n",
    "—",
    "Минск",
    "قال",
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 60 }), (words) => {
      const text = words.join(" ");
      const report = recognised(text);
      const body = bodyFrom(report, { unticked: [] });
      const speakers = (body.content ?? []).map(({ attrs }) => attrs?.speaker ?? "");
      const kept = `${report.headerWords} ${plainText(body)} ${speakers.join(" ")}`;
      for (const one of text.match(/[\p{L}\p{N}]+/gu) ?? []) expect(kept).toContain(one);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventOn, waiting } from "@/components/public/sample-record";

import type { TimelineEvent } from "@/server/public/projection";
import { calendarOf } from "./calendar";

const site = { siteUrl: "https://vigil.example", stylesheet: "", icon: "", today: "2025-09-01" };

const calendar = (events: TimelineEvent[], tracker: string | null = null) =>
  calendarOf({ page: "calendar", lang: "en", tracker, events }, site);

/** The lines as a calendar reads them: those that go on put together again. */
const linesOf = (ics: string) => ics.replaceAll("\r\n ", "").split("\r\n");

describe("the calendar of what is expected", () => {
  const month = eventOn(1, "2027-03", "pending");
  const lines = linesOf(
    calendar([month, eventOn(2, null, "pending"), eventOn(3, "2027/..", "pending")]),
  );

  test("has an entry over every possible day, which is tentative and takes nobody's time", () => {
    expect(lines).toEqual(
      expect.arrayContaining([
        `UID:urn:uuid:${month.workId}`,
        "DTSTAMP:20250826T090000Z",
        "DTSTART;VALUE=DATE:20270301",
        "DTEND;VALUE=DATE:20270401",
        "STATUS:TENTATIVE",
        "TRANSP:TRANSPARENT",
        `URL:${site.siteUrl}${month.path}`,
      ]),
    );
  });

  test("says in words what is not known", () => {
    expect(lines.find((line) => line.startsWith("DESCRIPTION:Expected"))).toContain(
      "Expected March 2027. The day is not known.",
    );
  });

  test("leaves out what has no first or no last day, and says how many those are", () => {
    expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
    expect(lines.join("\n")).toContain(
      "2 more are expected for which no first and last day are known.",
    );
    expect(linesOf(calendar([month])).join("\n")).toContain("All that is expected is here.");
  });

  test("gives what waits for another event its window, and why", () => {
    const ics = linesOf(calendar([waiting("2025-09")])).join("\n");
    expect(ics).toContain("DTSTART;VALUE=DATE:20260901");
    expect(ics).toContain(
      "Expected September 2026: 12 months after “Russia notifies its withdrawal” (Article 22).",
    );
    expect(calendar([waiting(null)])).not.toContain("VEVENT");
  });

  test("is of the site, or of one tracker", () => {
    expect(lines).toContain("NAME:What is expected\\, by Vigil");
    expect(linesOf(calendar([], "Exits; all"))).toContain(
      "NAME:What is expected: Exits\\; all\\, by Vigil",
    );
  });
});

test("whatever a title holds, no line is longer than 75 octets, none is cut in a character, and it reads as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (headline) => {
      const ics = calendar([{ ...eventOn(1, "2027-03", "pending"), headline }]);
      const raw = ics.split("\r\n");
      expect(raw.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
      expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
      const summary = linesOf(ics).find((line) => line.startsWith("SUMMARY:")) ?? "";
      const read = summary
        .slice("SUMMARY:".length)
        .replace(/\\([\\;,n])/g, (_, mark) => (mark === "n" ? "\n" : mark));
      const given = headline
        .toWellFormed()
        .replace(/\r\n?|\u2028|\u2029/g, "\n")
        .replace(/[^\P{Cc}\n]/gu, " ");
      expect(read).toBe(given);
    }),
  );
});

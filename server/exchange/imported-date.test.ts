import { expect, test } from "vitest";
import { readDate } from "@/server/dates/read-date";
import { importedDate } from "./imported-date";

test.each([
  ["2020-06-05", "2020-06-05", ""],
  ["5 June 2020", "5 June 2020", ""],
  ["1998~", "1998~", ""],
  ["14 червня 2022 р.", "14 червня 2022 р.", ""],
  ["с июня по сентябрь 2022", "с июня по сентябрь 2022", ""],
  ["١٤ حزيران ٢٠٢٢", "١٤ حزيران ٢٠٢٢", ""],
  ["2020-06-05T14:30:00Z", "2020-06-05", "2020-06-05T14:30:00Z"],
  ["2020-06-05 14:30", "2020-06-05", "2020-06-05 14:30"],
  ["2020/06/05", "2020-06-05", "2020/06/05"],
  ["(Believed to be) 2020-06-05", "perhaps 2020-06-05", "(Believed to be) 2020-06-05"],
  ["Believed to be: June 2020", "perhaps June 2020", "Believed to be: June 2020"],
  ["2020-06-05 (unconfirmed)", "perhaps 2020-06-05", "2020-06-05 (unconfirmed)"],
  ["2020-06 (approx.)", "about 2020-06", "2020-06 (approx.)"],
  ["[circa] 1998", "about 1998", "[circa] 1998"],
  ["Unknown Date", "", "Unknown Date"],
  ["n/a", "", "n/a"],
  ["", "", ""],
])("%j goes in as %j, with the source's words %j", (given, typed, phrase) => {
  const read = importedDate(given);
  expect(read).toMatchObject({ typed, phrase });
  expect(readDate(read.typed)).toHaveProperty("date");
  expect(read.reasons.map(({ code }) => code)).not.toContain("dateUnread");
});

test("what is only believed says so, and how it was read", () => {
  const { typed, workedOut, reasons } = importedDate("(Believed to be) 2020-06-05");
  expect(readDate(typed)).toMatchObject({ date: { edtf: "2020-06-05?", qualifier: "uncertain" } });
  expect(workedOut).toBe("“Believed to be” is kept as “perhaps”");
  expect(reasons).toMatchObject([{ code: "dateHedged" }]);
});

test.each(["06/05/2020", "2020-02-30", "spring 2020", "when it rained", "perhaps never"])(
  "%j stays as it is written, with the reason why it cannot be read",
  (given) => {
    const { typed, reasons } = importedDate(given);
    expect(typed).toBe(given);
    expect(reasons).toMatchObject([
      { code: "dateUnread", told: { why: expect.stringMatching(/\w/) } },
    ]);
  },
);

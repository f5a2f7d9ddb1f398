import { describe, expect, test } from "vitest";
import { arabic, current, eventPage, manyDates, year } from "@/components/public/sample-pages";
import { eventOn } from "@/components/public/sample-record";
import type { Phase } from "@/server/dates/vague-date";
import {
  type Language,
  languages,
  type Page,
  type Projection,
  type PublishedVersion,
} from "@/server/public/projection";
import { shown } from "@/server/testing/golden-dates";
import { render } from "./render";

const site = {
  siteUrl: "https://vigil.example",
  stylesheet: "/assets/public.css",
  icon: "/assets/icon.svg",
  today: "2025-09-01",
};

/** A page with an underscore for each no-break space. */
const pressed = async (page: Page) => shown(await render(page, site));

const versionIn = <P extends Projection>(version: PublishedVersion<P>, lang: Language) => ({
  ...version,
  projection: { ...version.projection, lang },
});

function eventIn(lang: Language, edtf: string | null, phase: Phase = "occurred") {
  const page = eventPage(eventOn(1, edtf, phase));
  return pressed({ ...page, version: versionIn(page.version, lang) });
}

const trackerIn = (lang: Language) =>
  pressed({ ...manyDates, version: versionIn(manyDates.version, lang) });

/** What stands under an event's headline, without its elements. */
const leadOf = (html: string) =>
  (/<p class="stand">(.*?)<\/p>/s.exec(html)?.[1] ?? "").replace(/<[^>]*>/g, "");

describe("an event in another language", () => {
  test.each<[Language, string[]]>([
    [
      "en",
      [
        "Between March and December 2022. The month and the day are not known.",
        "14_June 2022, ongoing.",
        "Expected March 2027. The day is not known.",
        "Expected, no date set.",
        "Was expected March 2025; nothing has been recorded since. The day is not known.",
        "Was expected 14_June 2022, then cancelled.",
        "About 1998, superseded. The month and the day are not known.",
        "Cancelled, no date set.",
      ],
    ],
    [
      "uk",
      [
        "Між березнем і груднем 2022_року. Місяць і день невідомі.",
        "14_червня 2022_року, досі триває.",
        "Очікується у_березні 2027_року. День невідомий.",
        "Очікується, дату не встановлено.",
        "Очікувалося у_березні 2025_року; відтоді нічого не зафіксовано. День невідомий.",
        "Очікувалося 14_червня 2022_року, згодом скасовано.",
        "Близько 1998_року, замінено новішим записом. Місяць і день невідомі.",
        "Скасовано, дату не встановлено.",
      ],
    ],
    [
      "ru",
      [
        "Между мартом и декабрём 2022_года. Месяц и день неизвестны.",
        "14_июня 2022_года, продолжается.",
        "Ожидается в_марте 2027_года. День неизвестен.",
        "Ожидается, дата не установлена.",
        "Ожидалось в_марте 2025_года; с тех пор ничего не зафиксировано. День неизвестен.",
        "Ожидалось 14_июня 2022_года, затем отменено.",
        "Около 1998_года, заменено более новой записью. Месяц и день неизвестны.",
        "Отменено, дата не установлена.",
      ],
    ],
    [
      "ar",
      [
        "بين مارس وديسمبر 2022. الشهر واليوم غير معروفين.",
        "في 14_يونيو 2022، ولا يزال مستمرًا.",
        "متوقع في مارس 2027. اليوم غير معروف.",
        "متوقع، دون تاريخ محدد.",
        "كان متوقعًا في مارس 2025؛ ولم يُسجَّل شيء منذ ذلك الحين. اليوم غير معروف.",
        "كان متوقعًا في 14_يونيو 2022، ثم أُلغي.",
        "حوالي عام_1998، وحلّ محله سجل أحدث. الشهر واليوم غير معروفين.",
        "أُلغي، دون تاريخ محدد.",
      ],
    ],
  ])("says when it was or will be, in %s", async (lang, said) => {
    const events: [string | null, Phase][] = [
      ["2022-03/2022-12", "occurred"],
      ["2022-06-14", "ongoing"],
      ["2027-03", "pending"],
      [null, "pending"],
      ["2025-03", "pending"],
      ["2022-06-14", "cancelled"],
      ["1998~", "superseded"],
      [null, "cancelled"],
    ];
    const leads = events.map(async ([edtf, phase]) => leadOf(await eventIn(lang, edtf, phase)));
    expect(await Promise.all(leads)).toEqual(said);
  });

  test("names its bounds and the months of its drawing in it, and its version in the words’ own", async () => {
    const html = await eventIn("uk", "2022-03/2022-12");
    expect(html).toContain('<dd><time dateTime="2022-03-01">1_березня 2022_року</time></dd>');
    expect(html).toMatch(/>січень 2022<.*>квітень<.*>липень<.*>жовтень</s);
    expect(html).toContain("1, of 27_August 2025,");
    expect(await pressed({ ...current, version: versionIn(current.version, "uk") })).toContain(
      "”, 26_August 2025, version 2 of 27_August 2025,",
    );
  });

  test("has the same days, months and years for machines in every language", async () => {
    const timesIn = async (lang: Language) =>
      [...(await trackerIn(lang)).matchAll(/<time dateTime="([^"]*)"/g)].map((found) => found[1]);
    const english = await timesIn("en");
    expect(english.length).toBeGreaterThan(20);
    for (const lang of languages) expect(await timesIn(lang)).toEqual(english);
  });
});

describe("a timeline in another language", () => {
  test.each<[Language, string[]]>([
    ["uk", ["Після 2009_року", "У_1990-х_роках", "До 1980_року"]],
    ["ru", ["После 2009_года", "В_1990-х_годах", "До 1980_года"]],
    ["ar", ["بعد عام_2009", "في تسعينيات القرن العشرين", "قبل عام_1980"]],
  ])("heads its sections in %s", async (lang, headings) => {
    const html = await trackerIn(lang);
    for (const heading of headings) expect(html).toContain(`>${heading}</h3>`);
  });

  test("has the date of an English sentence in English", async () => {
    const html = await pressed({ ...year, version: versionIn(year.version, "uk") });
    expect(html).toContain(">Earlier: The 1990s</a>");
  });
});

test("a date in another language than the words around it says so", async () => {
  const html = await pressed(arabic);
  expect(html).toContain(
    '<time dateTime="2025-08-26">26_أغسطس 2025</time> · <span lang="en" dir="ltr">version 2 of <time dateTime="2025-08-27">27_August 2025</time></span>',
  );
  expect(html).toContain(
    '<p class="when"><span lang="ar" dir="rtl">متوقع في <time dateTime="2026-12">',
  );
});

import { expect, test } from "vitest";
import { entityPage, formerState, treaty } from "@/components/public/sample-entity";
import { eventPage, trackerPage } from "@/components/public/sample-pages";
import { eventOn, idOf, recordEvents } from "@/components/public/sample-record";
import { vagueDateFrom } from "@/server/dates/vague-date";
import type { Card, EntityFacts } from "@/server/public/projection";
import { render } from "./render";

const site = {
  siteUrl: "https://vigil.example",
  stylesheet: "/assets/public.css",
  icon: "/assets/icon.svg",
  today: "2025-09-01",
};

/** What a page says, without its marks. */
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ");

test("a treaty says what else it is called, since when it is in force, and where it is registered", async () => {
  const html = await render(treaty, site);
  expect(html).toContain('<p class="label">Treaty</p>');
  expect(words(html)).toContain("Other names ECPT · ЄКЗК");
  expect(html).toContain('<bdi lang="ar" dir="rtl">الاتفاقية الأوروبية لمنع التعذيب</bdi>');
  expect(words(html)).toContain("In force since 1 February 1989");
  expect(words(html)).toContain(
    "Binds a new party on the first day of the month that follows 3 months from its own act",
  );
  expect(html).toContain("module=treaty-detail&amp;treatynum=126");
  expect(html).toContain("mtdsg_no=IV-9&amp;chapter=4");
  expect(html).toContain('href="https://www.wikidata.org/wiki/Q1138429"');
});

test("a treaty says how a state leaves, by which article and after how long", async () => {
  const text = words(await render(treaty, site));
  expect(text).toContain("How a state leaves It decides at home.");
  expect(text).toContain("It notifies its denunciation (Article 22).");
  expect(text).toContain("The treaty binds it for another 12 months.");
});

const noTerms: EntityFacts["terms"] = {
  inForceOn: null,
  entry: null,
  notice: null,
  noticeArticle: "",
  completeUpTo: null,
};

test.each<[string, EntityFacts["terms"], RegExp]>([
  ["nothing", null, /^(?!.*How a state leaves)/s],
  ["no way out", noTerms, /^(?!.*How a state leaves)/s],
  [
    "an article alone",
    { ...noTerms, noticeArticle: "Article 9" },
    /denunciation \(Article 9\).*How long after the notification is not recorded/s,
  ],
  [
    "a notice alone",
    { ...noTerms, notice: { duration: "P1Y", until: "day" } },
    /notifies its denunciation\..*another 1 year\./s,
  ],
])("of a treaty whose terms have %s it says no more than that", async (_, terms, said) => {
  expect(words(await render(entityPage({}, terms), site))).toMatch(said);
});

const told = { note: "", derivedFrom: "" };
test.each([
  ["1918", "1992~", "from 1918 to about 1992"],
  ["191X", null, "since the 1910s"],
  [null, "1992", "until 1992"],
])("what existed from %s to %s existed “%s”", async (from, to, said) => {
  const page = entityPage({
    existedFrom: from === null ? null : vagueDateFrom(from, told),
    existedTo: to === null ? null : vagueDateFrom(to, told),
  });
  expect(words(await render(page, site))).toContain(`Existed ${said}`);
});

test("a number no register has a page of is words", async () => {
  const html = await render(entityPage({ identifiers: { unts: "1561 UNTS 363" } }), site);
  expect(html).toContain('<dd><bdi dir="ltr">1561 UNTS 363</bdi></dd>');
  expect(words(await render(formerState, site))).toContain("ISO 3166 code CSHH");
});

test("what names it stands in its timeline, what is pending first", async () => {
  const html = await render(treaty, site);
  const sections = [...html.matchAll(/<h3 id="(in-[^"]+)"/g)].map(([, id]) => id);
  expect(sections[0]).toBe("in-awaited");
  expect(sections.slice(1)).toEqual(sections.slice(1).toSorted().reverse());
  expect(treaty.events.length).toBeLessThan(recordEvents.length);
  // That they name it is why they are here.
  expect(html.split(treaty.version.projection.headline)).toHaveLength(3 + 1);
  for (const { headline } of treaty.events) expect(html).toContain(headline);
});

test("with more events than one page holds it has a page for each year, and leads to them", async () => {
  const events = Array.from({ length: 505 }, (_, place) =>
    eventOn(place + 1, `${2000 + (place % 5)}`),
  );
  const html = await render({ ...treaty, events }, site);
  expect(html).toContain('<a href="/en/treaties/ecpt/2003">2003</a>');
  expect(html).not.toContain(events[0]?.headline ?? "-");
});

test("an event leads to the pages of those it names that have one", async () => {
  const [event] = treaty.events;
  if (!event) throw new Error("No event names the treaty.");
  const page = eventPage(event);
  const around = { ...page.around, entities: { [idOf(803)]: "/en/treaties/ecpt" } };
  const html = await render({ ...page, around }, site);
  expect(html).toContain('<a href="/en/treaties/ecpt"><bdi lang="en">European Convention');
  expect(await render(page, site)).not.toContain("/en/treaties/ecpt");
});

test("a tracker lists the pages of those it is about, by kind and name", async () => {
  const card = (kind: "state" | "treaty", headline: string): Card => ({
    workId: idOf(1),
    kind: "entity",
    lang: "en",
    path: `/en/${kind}/${headline}`,
    headline,
    standfirst: "",
    facts: {
      ...treaty.version.projection.facts,
      entity: { ...treaty.version.projection.facts.entity, kind },
    },
    publishedAt: new Date(0),
    version: 1,
  });
  const entities = [card("treaty", "Zed"), card("treaty", "Alpha"), card("state", "Norway")];
  const text = words(await render({ ...trackerPage([]), entities }, site));
  expect(text).toContain("States, treaties, people State Norway Treaties Alpha · Zed");
});

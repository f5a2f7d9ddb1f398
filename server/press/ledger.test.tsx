import { expect, test } from "vitest";
import { treaty } from "@/components/public/sample-entity";
import { entryOfActs } from "@/components/public/sample-ledger";
import { askedDay, matrix } from "@/components/public/sample-pages";
import type { Page } from "@/server/public/projection";
import { render } from "./render";

const site = {
  siteUrl: "https://vigil.example",
  stylesheet: "/assets/public.css",
  icon: "/icon.svg",
  today: "2025-08-26",
};

/** The words of a page, markup and the spaces around it gone. */
const words = async (page: Page) =>
  (await render(page, site))
    .replace(/<(?:style|head)[\s\S]*?<\/(?:style|head)>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

test("a treaty's page says who is bound today, since when, and by which acts", async () => {
  const page = await words(treaty);
  expect(page).toContain("As of 26 August 2025");
  expect(page).toContain("Party or member: one Russia Party since 1 September 1998");
  expect(page).toContain("By Ratification, 5 May 1998");
});

test("an act in whose place one of another state stands counts for nothing, and leads there", async () => {
  const put = "/en/acts/it-was-another-state";
  const acts = treaty.ledger.acts.map((line) =>
    line.act.type === "ratified" ? { ...line, replacedAt: put } : line,
  );
  const page = { ...treaty, ledger: { ...treaty.ledger, acts } };
  expect(await words(page)).not.toContain("Party since");
  expect(await render(page, site)).toContain(`<a href="${put}">The act in its place</a>`);
});

test("on another day it says what was so then, with the way back to today", async () => {
  const page = await words({ ...treaty, on: askedDay("on=1998-08-31") });
  expect(page).toContain("As of 31 August 1998 As it is today");
  expect(page).toContain("Not bound yet: one Russia Not yet bound");
});

test.each([
  ["a treaty's page", treaty],
  ["the matrix", matrix],
])(
  "what is no day is said in %s beside its field, which keeps it, and no status is told",
  async (_, page) => {
    const wrong = { ...page, on: askedDay("on=<i>1998") };
    const html = await render(wrong, site);
    expect(html).toContain(
      '<input id="on" required="" type="text" placeholder="1998-05-01" aria-invalid="true" aria-describedby="on-wrong" name="on" value="&lt;i&gt;1998"/>',
    );
    expect(html).toContain(
      '<p class="wrong" id="on-wrong">“<bdi>&lt;i&gt;1998</bdi>” is no day. Write one as 1998-05-01.</p>',
    );
    expect(html).not.toMatch(/class="st |rel="canonical"/);
    expect(await words(wrong)).not.toContain("As of");
    expect(await words(wrong)).toContain("As it is today");
    const twice = await render({ ...page, on: askedDay("on=1998-05-01&on=1999-05-01") }, site);
    expect(twice).toContain("The address asks for this more than once.");
    expect(twice).toMatch(/<input id="on" required="" type="date"[^>]* value="1998-05-01"/);
  },
);

test("the seed's four statuses stand in the matrix, by their years", async () => {
  const page = await words(matrix);
  for (const cell of [
    "No longer a member since 2022",
    "No longer a party since 2022",
    "Party since 1998",
    "Party since 1987",
  ])
    expect(page).toContain(cell);
});

test("every cell of the matrix has words, and its heads say what they are heads of", async () => {
  const html = await render(matrix, site);
  const cells = [...html.matchAll(/<td class="st[^"]*">([^<]*)</g)].map(([, text = ""]) => text);
  expect(cells).toHaveLength(4);
  expect(cells.every((text) => text.trim() !== "")).toBe(true);
  expect(html.match(/<th scope="col">/g)).toHaveLength(4);
  expect(html.match(/<th scope="row">/g)).toHaveLength(1);
});

test("an act that another one took the place of is struck, and leads to it", async () => {
  const html = await render(entryOfActs, site);
  expect(html).toContain('<p class="struck"><b>Ratification</b>');
  expect(html).toContain('<a href="/en/acts/put-right">The act in its place</a>');
});

test("acts of a register are found on the page that tells of them, others on the page of their entry", async () => {
  const html = await render(treaty, site);
  const ids = [...html.matchAll(/ id="(act-[^"]*)"/g)].map(([, id]) => id);
  const wanted = [...html.matchAll(/href="#(act-[^"]*)"/g)].map(([, id]) => id);
  expect(wanted).not.toEqual([]);
  expect(ids).toEqual(expect.arrayContaining(wanted));
  expect(html).toContain('<b><a href="/en/acts/russia-and-the-conventions">Ratification</a></b>');
  const ownEntry = { ...treaty.ledger, acts: treaty.ledger.acts.map(byHand) };
  const other = await render({ ...treaty, ledger: ownEntry }, site);
  expect(other).not.toMatch(/ id="act-|href="#act-/);
  expect(other).toContain('href="/en/acts/russia-and-the-conventions#act-');
});

const byHand = (line: (typeof treaty)["ledger"]["acts"][number]) => ({
  ...line,
  isOfRegister: false,
  replacedAt: null,
});

import { describe, expect, test } from "vitest";
import {
  arabic,
  cited,
  current,
  gone,
  older,
  pages,
  version,
} from "@/components/public/sample-pages";
import { render } from "./render";

const site = { siteUrl: "https://vigil.example", stylesheet: "/assets/public.css" };
describe.each(pages)("%s", (_, page) => {
  test("is a whole document without script, style or anything from elsewhere", async () => {
    const html = await render(page, site);
    expect(html).toMatch(
      /^<!doctype html><html lang="(en|uk|ar)" dir="(ltr|rtl)"><head>.*<\/html>\n$/s,
    );
    expect(html).not.toMatch(/<script|\sstyle=|<style|\son[a-z]+=|<img|<iframe/i);
    const elsewhere = [...html.matchAll(/<(\w+)[^>]*\s(?:href|src)="https?:[^"]*"/g)].map(
      (found) => found[0],
    );
    expect(
      elsewhere.filter((tag) => !tag.startsWith('<link rel="canonical"') && !tag.includes(cited)),
    ).toEqual([]);
    expect(html.match(/<link rel="(?!canonical)[^>]*>/g)).toEqual([
      '<link rel="stylesheet" href="/assets/public.css"/>',
    ]);
  });

  test("has one first heading, and never skips a level", async () => {
    const levels = [...(await render(page, site)).matchAll(/<h([1-6])[ >]/g)].map((found) =>
      Number(found[1]),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, place) => level <= (levels[place - 1] ?? 0) + 1)).toBe(true);
  });

  test("has the same bytes twice", async () => {
    expect(await render(page, site)).toBe(await render(structuredClone(page), { ...site }));
  });
});

test("a headline is words, whatever stands in it", async () => {
  expect(await render(current, site)).toContain(
    "<h1>A &lt;script&gt;alert(1)&lt;/script&gt; headline</h1>",
  );
});

test("an article says when, by whom, which version and who approved it, in UTC", async () => {
  const html = await render(current, site);
  expect(html).toContain('<time dateTime="2025-08-26">26\u00a0August 2025</time>');
  expect(html).toContain("2, of 27\u00a0August 2025");
  expect(html).toContain("a reviewer who did not write it");
  expect(html).toContain('<link rel="canonical" href="https://vigil.example/en/articles/decree"/>');
  expect(html).not.toContain("there is a newer version");
});

test("an older version says so, leads to the newest, and is its own address", async () => {
  const html = await render(older, site);
  expect(html).toContain("This is version 2 of 27\u00a0August 2025; there is a newer version.");
  expect(html).toContain('<a href="/en/articles/decree">');
  expect(html).toContain('<link rel="canonical" href="https://vigil.example/en/v/8c41f0d2"/>');
});

test("the text keeps its table, its spans and the number its list begins with", async () => {
  const html = await render(current, site);
  expect(html).toMatch(/<table><tbody><tr><th colSpan="2"[^>]*>/);
  expect(html).toContain('<ol start="3">');
});

test("an older article without a date or a byline leaves both out", async () => {
  const bare = { ...version, projection: { ...version.projection, byline: "", datedOn: null } };
  const html = await render({ ...current, version: bare }, site);
  expect(html).not.toContain("<dt>By</dt>");
  expect(html).not.toContain("<dt>Dated</dt>");
});

test("a withdrawn page names neither the article nor its address", async () => {
  const html = await render(gone, site);
  expect(html).not.toContain("headline");
  expect(html).not.toContain("/articles/");
  expect(html).not.toContain("canonical");
  expect(html).toContain("a person’s safety");
});

test("a card in another language than the page's says so", async () => {
  expect(await render(arabic, site)).toContain('<article class="cover wide" lang="en" dir="ltr">');
});

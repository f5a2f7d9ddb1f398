import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (file: string) => readFileSync(`${import.meta.dirname}/${file}`, "utf8");

/** The custom properties of the block that a selector opens. */
function colours(css: string, selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(selector)).split("}")[0] ?? "";
  return new Map(
    [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );
}

test("a chosen theme has the very colours the system's would have", () => {
  const tokens = read("../public/tokens.css");
  const themes = read("theme.css");
  const dark = colours(tokens.slice(tokens.indexOf("@media")), ":root {");
  const light = colours(tokens, ":root {");
  expect(dark.size).toBeGreaterThan(20);
  expect(colours(themes, '[data-theme="dark"]')).toEqual(dark);
  for (const [name, value] of colours(themes, '[data-theme="light"]'))
    expect(light.get(name), name).toBe(value);
  expect([...colours(themes, '[data-theme="light"]').keys()]).toEqual([...dark.keys()]);
});

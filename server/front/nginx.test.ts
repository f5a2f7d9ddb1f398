import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { headersFor } from "./headers";
import { contentType, fileFor, kindOf } from "./paths";

const conf = readFileSync("docs/nginx.conf", "utf8").replace(/ # .*$|^#.*$/gm, "");
const locations = [...conf.matchAll(/^ {2}location ~ "(.+)" \{\n([\s\S]*?)\n {2}\}/gm)].map(
  ([, pattern = "", block = ""]) => ({ pattern: new RegExp(pattern, "u"), block }),
);

/** The first location that takes the address, as nginx chooses among regular expressions, and the file it names; null sends it on. */
function placeOf(address: string) {
  const uri = decodeURIComponent(address.split("?")[0] ?? "");
  const place = locations.find(({ pattern }) => pattern.test(uri));
  if (!place || address.includes("?")) return null;
  const alias = /alias \S+\/site\$is_args(\$page\S*);/.exec(place.block)?.[1];
  return { ...place, file: alias?.replace("$page", uri) ?? uri };
}

const served = [
  "/en",
  "/en/articles/report",
  `/en/articles/${encodeURIComponent("Мінськ")}`,
  "/en/v/0123456789abcdef-1",
  "/en/feed.atom",
  "/en/expected.ics",
  "/en/trackers/withdrawals/expected.ics",
  "/sitemap.xml",
  "/robots.txt",
  "/assets/public.0123.css",
];

it.each(served)("nginx finds %s in the file our own server finds it in", (address) => {
  expect(placeOf(address)?.file).toBe(`/${fileFor(address)}`);
});

it.each(served)("nginx serves %s with our headers", (address) => {
  const told = [
    ...(placeOf(address)?.block ?? "").matchAll(/add_header (\S+) (?:"([^"]+)"|(\S+));/g),
  ].map(([, name, quoted, bare]) => [name, quoted ?? bare]);
  expect(told.sort()).toEqual(Object.entries(headersFor(kindOf(fileFor(address) ?? ""))).sort());
});

it.each([
  "/en?q=1",
  "/en/",
  "//en",
  "/_gone",
  "/_moved",
  "/_pressed.json",
  "/en/.part",
  "/en/.env",
  "/en.html",
  "/en.html.gz",
  "/assets/public.css.br",
  "/desk",
  "/desk/works",
  "/desk/works.css",
  "/desk/notes.txt",
  "/api/trpc",
  "/_next/static/x.js",
  "/en%5c..",
])("nginx sends %s on, as our own server does", (address) => {
  expect(fileFor(address)).toBeNull();
  expect(placeOf(address)).toBeNull();
});

it("nginx looks for nothing in the folder when there is a query", () => {
  expect(locations).toHaveLength(3);
  const folders = [...conf.matchAll(/(?:root|alias) (\S+);/g)].map(([, folder]) => folder);
  expect(folders).toHaveLength(2);
  for (const folder of folders) expect(folder).toMatch(/^\/srv\/vigil\/site\$is_args/);
});

it("nginx gives every file our media type", () => {
  const block = /types \{([^}]*)\}/.exec(conf)?.[1] ?? "";
  const types = [...block.matchAll(/("[^"]+"|\S+) (\w+);/g)];
  expect(types.length).toBeGreaterThan(15);
  for (const [, type = "", ending] of types)
    expect(contentType(`x.${ending}`)).toBe(type.replaceAll('"', ""));
});

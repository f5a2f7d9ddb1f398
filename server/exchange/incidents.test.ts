import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prepare } from "./prepare";
import { readFile } from "./read-file";

const markdown = `## Ostra

### A march is stopped | (Believed to be) 2020-06-05

A march was stopped at the bridge.

* One list line

tags: march, bridge

id: os-ostra-1

geolocation: 1.5, -2.5

**Links**

* https://a.example/1
* [A film (part 2)](https://b.example/film_(2))


### A camera is taken | Unknown Date

${"A long sentence about a camera. ".repeat(50)}

${"Another paragraph, and longer. ".repeat(50)}

tags: camera

id: os-ostra-2

geolocation:

**Links**

* https://a.example/1
`;

const script = "docs/import/incidents.mjs";
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigil-incidents-"));
  writeFileSync(join(folder, "Ostra.md"), markdown);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("incidents become events whose dates are as sure as their source, with every link and the whole entry", () => {
  const file = readFile(execFileSync(process.execPath, [script, "convert", folder]));
  if ("problem" in file) throw new Error(file.problem);
  const known = {
    ids: new Map([["Ostra.md", "here"]]),
    named: () => [],
    fuller: new Map(),
    pages: new Set<string>(),
    acts: new Map(),
    registers: new Map(),
  };
  const [one, other] = file.rows.map((row) => prepare("work" in row ? row.work : null, known));
  expect(one).toMatchObject({
    id: "os-ostra-1",
    title: "A march is stopped",
    reasons: [{ code: "dateHedged" }],
    work: {
      facts: { typed: "perhaps 2020-06-05", phrase: "(Believed to be) 2020-06-05" },
      editions: [{ standfirst: "A march was stopped at the bridge.\n\n* One list line" }],
    },
  });
  expect(one?.work?.editions[0]?.citations.map(({ source }) => source)).toMatchObject([
    { id: "here" },
    { page: { url: "https://a.example/1" } },
    { page: { url: "https://b.example/film_(2)", title: "A film (part 2)" } },
  ]);
  expect(other?.work?.facts).toMatchObject({ typed: "", phrase: "Unknown Date" });
  expect(other?.work?.editions[0]?.standfirst).not.toContain("Another paragraph");
  expect(other?.work?.editions[0]?.citations[0]?.quote).toContain("Another paragraph");
});

test("what is lost on the way is told", () => {
  const exported = join(folder, "exported.json");
  writeFileSync(exported, JSON.stringify({ works: [], sources: [] }));
  const { stdout, status } = spawnSync(process.execPath, [script, "compare", folder, exported]);
  expect(String(stdout)).toBe("2 incidents, 2 losses\nos-ostra-1: missing\nos-ostra-2: missing\n");
  expect(status).toBe(1);
});

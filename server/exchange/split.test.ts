import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { formatName, formatVersion } from "./format";
import { readPacked } from "./read-packed";

const folder = mkdtempSync(join(tmpdir(), "split-"));
afterAll(() => rmSync(folder, { recursive: true }));

const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const lined = (records: object[]) => records.map((one) => JSON.stringify(one)).join(",\n");

test("a file too large to come in again is divided into files that do, each with what its works rest on", async () => {
  const head = JSON.stringify({ format: formatName, version: formatVersion });
  const sources = [1, 2].map((number) => ({ id: idOf(number), title: `Source ${number}` }));
  const register = {
    ...{ id: idOf(3), fileName: "r.csv", hash: "0".repeat(64), treaties: [], rows: [] },
    ...{ entities: { parties: { RU: idOf(4) }, treaties: {} }, recordedIds: [] },
  };
  const state = { id: idOf(4), kind: "state", names: { en: "Velmoria" } };
  const cites = (number: number) => ({ citations: [{ id: idOf(9), sourceId: idOf(number) }] });
  const works = [
    { id: idOf(5), kind: "article", editions: [{ headline: "One\u2028line", ...cites(1) }] },
    { id: idOf(6), kind: "article", editions: [{ headline: "Two", ...cites(1) }] },
    {
      ...{ id: idOf(7), kind: "act", facts: { acts: [], registerId: idOf(3) } },
      editions: [{ headline: "Three", ...cites(2) }],
    },
  ];
  const file = join(folder, "tracker.json");
  writeFileSync(
    file,
    `${head.slice(0, -1)},
"sources":[
${lined(sources)}
],
"entities":[
${lined([state])}
],
"registers":[
${lined([register])}
],
"works":[
${lined(works)}
]}
`,
  );
  execFileSync(process.execPath, ["docs/import/split.mjs", file, "2"]);
  expect(readdirSync(folder).sort()).toEqual(["tracker-1.json", "tracker-2.json", "tracker.json"]);
  const parts = ["tracker-1.json", "tracker-2.json"].map((name) =>
    readFileSync(join(folder, name), "utf8"),
  );
  expect(parts.map((part) => JSON.parse(part))).toMatchObject([
    {
      format: formatName,
      sources: [sources[0]],
      entities: [],
      registers: [],
      works: works.slice(0, 2),
    },
    {
      format: formatName,
      sources: [sources[1]],
      entities: [state],
      registers: [register],
      works: works.slice(2),
    },
  ]);
  for (const part of parts) expect(await readPacked(gzipSync(part))).toHaveProperty("hash");
});

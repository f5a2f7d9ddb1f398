import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { mostRows, type RawRow } from "./read-file";
import { largestExport, readPacked } from "./read-packed";

/** An export as it is written, each record on a line of its own. */
function exportOf(works: string[], { entities = [], version = 1 }: Told = {}) {
  const list = (records: string[]) => (records.length > 0 ? `[\n${records.join(",\n")}\n]` : "[]");
  return `{"format":"vigil-export","version":${version},
"sources":[],
"entities":${list(entities)},
"registers":[],
"works":${list(works)}}\n`;
}
type Told = { entities?: string[]; version?: number };

const work = (headline: string) => JSON.stringify({ editions: [{ headline }] });
const entity = JSON.stringify({ id: "1", kind: "body", names: { en: "A body" } });

const read = (text: string) => readPacked(gzipSync(text));

test("a packed export is read as what it is, however large its records", async () => {
  const long = "x".repeat(300_000);
  const file = await read(exportOf([work("A"), work(`[},${long}`)], { entities: [entity] }));
  if ("problem" in file) throw new Error(file.problem);
  expect(file).toMatchObject({ format: "vigil", header: null, entities: [{ id: "1" }] });
  const rows: RawRow[] = [];
  for await (const row of file.rows) rows.push(row);
  const [one, other] = [work("A"), work(`[},${long}`)].map((text) => JSON.parse(text));
  expect(rows).toEqual([
    { work: one, flaws: [] },
    { work: other, flaws: [] },
  ]);
});

test.each<[string, string, string]>([
  ["breaks off", exportOf([work("A"), work("B")]).slice(0, -20), "importBroken"],
  ["breaks off between two works", exportOf([work("A")]).slice(0, -4), "importBroken"],
  ["is another program's", '{"posts":[\n1\n]}\n', "importUnknown"],
  ["is of another version", exportOf([work("A")], { version: 9 }), "importUnknown"],
  ["holds no works", exportOf([]), "importEmpty"],
  ["is empty", "", "importBroken"],
  ["is a table", "Title,Date\nA,1998\n", "importUnknown"],
  ["holds too many works", exportOf(Array(mostRows + 1).fill(work("A"))), "importTooManyRows"],
  ["nests without end", exportOf(["[".repeat(999) + "]".repeat(999)]), "importUnknown"],
  ["is too large unpacked", exportOf(["x".repeat(largestExport)]), "importTooLarge"],
])("of what was packed and %s nothing is taken", async (_, text, problem) => {
  expect(await read(text)).toEqual({ problem });
});

test("of bytes that are no gzip but begin like one, and of old encodings, nothing is taken", async () => {
  const latin = Buffer.from(exportOf([work("Café")]), "latin1");
  expect(await readPacked(gzipSync(latin))).toEqual({ problem: "importBroken" });
  expect(await readPacked(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).toEqual({ problem: "importBroken" });
  const cut = gzipSync(exportOf([work("A")])).subarray(0, -20);
  expect(await readPacked(cut)).toEqual({ problem: "importBroken" });
});

/**
 * Divides a tracker's file that is too large to come in again: `split.mjs <export.json> [<works in each>]` writes
 * `<export>-1.json`, `<export>-2.json`, … beside it, each with some of the works and the sources, names and registers they rest on.
 */
import { createReadStream, writeFileSync } from "node:fs";

// An import takes 100 MB, of which sources, names and registers need some.
const mostBytes = 40_000_000;

/** The lines of the file, one after the other: each record stands on a line of its own. */
async function* linesOf(file) {
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    yield* lines;
  }
  if (rest) yield rest;
}

const idsIn = (texts) =>
  new Set(texts.flatMap((text) => text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []));

/** Those of the records that others name. */
const namedBy = (records, ids) => records.filter((record) => ids.has(JSON.parse(record).id));

const listed = (name, records) =>
  `"${name}":${records.length === 0 ? "[]" : `[\n${records.join(",\n")}\n]`}`;

/** A file of its own that holds these works. */
function partOf({ head, lists, works }) {
  const registers = namedBy(lists.registers, idsIn(works));
  const ids = idsIn([...works, ...registers]);
  const [sources, entities] = [namedBy(lists.sources, ids), namedBy(lists.entities, ids)];
  const parts = Object.entries({ sources, entities, registers, works });
  return `${head}\n${parts.map(([name, records]) => listed(name, records)).join(",\n")}}\n`;
}

const [file = "", most = "5000"] = process.argv.slice(2);
const lists = { sources: [], entities: [], registers: [], works: [] };
let head = "";
let list = "";
let bytes = 0;
let written = 0;

function writePart() {
  if (lists.works.length === 0) return;
  written += 1;
  writeFileSync(
    file.replace(/(\.json)?$/, `-${written}.json`),
    partOf({ head, lists, works: lists.works }),
  );
  lists.works = [];
  bytes = 0;
}

for await (const line of linesOf(file)) {
  const [, opened] = /^"(\w+)":\[/.exec(line) ?? [];
  if (head === "") head = line;
  else if (opened) list = opened;
  else if (!/^\][,}]$/.test(line)) {
    const record = line.replace(/,$/, "");
    lists[list].push(record);
    if (list === "works") bytes += Buffer.byteLength(record);
    if (lists.works.length >= Number(most) || bytes > mostBytes) writePart();
  }
}
writePart();
process.stdout.write(`${written} files\n`);

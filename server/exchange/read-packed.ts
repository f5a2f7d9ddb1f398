import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import {
  type FileEntity,
  type FileRegister,
  type FileSource,
  fileEntity,
  fileRegister,
  fileSource,
  formatName,
  vigilFile,
} from "./format";
import {
  cleaned,
  type FileProblem,
  type FileRead,
  isTooDeep,
  keptRow,
  mostRows,
  type RawRow,
} from "./read-file";

/** An export may be this large when it is unpacked: a hundred megabytes, as people count them. */
export const largestExport = 100_000_000;

/** An export packed by gzip. Its registers and works are unpacked one after the other, when they are asked for. */
export type PackedRead = Omit<FileRead, "rows" | "registers"> & {
  /** SHA-256 (hex) of what is packed. */
  hash: string;
  rows: AsyncIterable<RawRow>;
  registers: AsyncIterable<FileRegister>;
};

export const isPacked = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

class Unreadable extends Error {
  constructor(readonly problem: FileProblem) {
    super(problem);
  }
}

/** Reads a packed export to its end once, and keeps only what all works may need; what it refuses is nothing half-read. */
export async function readPacked(
  bytes: Uint8Array,
): Promise<PackedRead | { problem: FileProblem }> {
  try {
    return await readWhole(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return { problem: error.problem };
    // Bytes that are no gzip, no UTF-8 or no JSON.
    if (error instanceof Error && ("code" in error || error instanceof SyntaxError))
      return { problem: "importBroken" };
    throw error;
  }
}

async function readWhole(bytes: Uint8Array): Promise<PackedRead> {
  const hash = createHash("sha256");
  const entities: FileEntity[] = [];
  const sources: FileSource[] = [];
  let works = 0;
  for await (const { list, record } of recordsIn(bytes, (chunk) => hash.update(chunk))) {
    const entity = list === "entities" && fileEntity.safeParse(cleaned(record)).data;
    if (entity) entities.push(entity);
    const source = list === "sources" && fileSource.safeParse(cleaned(record)).data;
    if (source) sources.push(source);
    if (list === "works") works += 1;
    if (works > mostRows) throw new Unreadable("importTooManyRows");
  }
  if (works === 0) throw new Unreadable("importEmpty");
  return {
    ...{ format: "vigil", header: null, hash: hash.digest("hex"), entities, sources },
    rows: worksIn(bytes),
    registers: registersIn(bytes),
  };
}

async function* worksIn(bytes: Uint8Array): AsyncGenerator<RawRow> {
  for await (const { list, record } of recordsIn(bytes))
    if (list === "works") yield keptRow({ work: record, flaws: [] });
}

async function* registersIn(bytes: Uint8Array): AsyncGenerator<FileRegister> {
  for await (const { list, record } of recordsIn(bytes)) {
    const register = list === "registers" && fileRegister.safeParse(cleaned(record)).data;
    if (register) yield register;
  }
}

/** Every record of an export with the list it is in; each stands on a line of its own, as exports are written. */
async function* recordsIn(bytes: Uint8Array, seen: (chunk: Uint8Array) => void = () => {}) {
  let list = "";
  let last = "";
  for await (const line of linesOf(bytes, seen)) {
    if (last === "") assertOwn(line);
    else if (line.startsWith('"') && line.endsWith("[")) list = line.slice(1, -3);
    else if (!isBetween(line)) yield { list, record: recordOn(line) };
    last = line;
  }
  if (!isBetween(last) || !last.endsWith("}")) throw new Unreadable("importBroken");
}

/** What ends a list, or is an empty one. */
const isBetween = (line: string) => /^("\w+":\[)?\][,}]$/.test(line);

/** The first line says what the file is. */
function assertOwn(line: string) {
  if (!line.startsWith(`{"format":"${formatName}"`)) throw new Unreadable("importUnknown");
  const head: unknown = JSON.parse(`${line.slice(0, -1)}}`);
  if (!vigilFile.safeParse({ ...Object(head), works: [] }).success)
    throw new Unreadable("importUnknown");
}

function recordOn(line: string): unknown {
  const record: unknown = JSON.parse(line.endsWith(",") ? line.slice(0, -1) : line);
  if (isTooDeep(record)) throw new Unreadable("importUnknown");
  return record;
}

const chunkSize = 256 * 1_024;

async function* linesOf(bytes: Uint8Array, seen: (chunk: Uint8Array) => void) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  // Of a line that goes on: joined once, so that a long one does not take the square of its length.
  let parts: string[] = [];
  const unpacked: AsyncIterable<Buffer> = Readable.from([bytes]).pipe(createGunzip({ chunkSize }));
  for await (const chunk of unpacked) {
    size += chunk.length;
    if (size > largestExport) throw new Unreadable("importTooLarge");
    seen(chunk);
    const [first = "", ...lines] = decoder.decode(chunk, { stream: true }).split("\n");
    parts.push(first);
    for (const line of lines) {
      yield parts.join("");
      parts = [line];
    }
  }
  const rest = parts.join("");
  if (rest !== "") yield rest;
}

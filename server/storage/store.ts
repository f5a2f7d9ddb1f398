/** Files that must stay as they are, each named by the SHA-256 (hex) of its bytes, in the data folder. */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";

function fileOf(hash: string): string {
  const data = process.env.VIGIL_DATA;
  if (!data) throw new Error("VIGIL_DATA is not set. Start Vigil with npm start.");
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`${hash} is no SHA-256.`);
  return path.join(data, "storage", hash.slice(0, 2), hash);
}

/** Keeps the bytes, on disk before it answers, and tells their name. What is there already stays, unless it is damaged. */
export async function keep(bytes: Buffer): Promise<string> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const file = fileOf(hash);
  if ((await stateOf(hash)) === "intact") return hash;
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}.part`;
  const writing = await open(temporary, "w");
  try {
    await writing.writeFile(bytes);
    await writing.sync();
  } finally {
    await writing.close();
  }
  await rename(temporary, file);
  return hash;
}

/** The bytes of a name; null where nothing is kept under it, or something else than was. */
export async function kept(hash: string): Promise<Buffer<ArrayBuffer> | null> {
  const bytes = await readFile(fileOf(hash)).catch(() => null);
  return bytes && createHash("sha256").update(bytes).digest("hex") === hash ? bytes : null;
}

export const storedStates = ["intact", "changed", "missing"] as const;
export type StoredState = (typeof storedStates)[number];

/** Reads the whole file again and holds it against its name. */
export async function stateOf(hash: string): Promise<StoredState> {
  const file = fileOf(hash);
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return "missing";
  const sum = createHash("sha256");
  await pipeline(createReadStream(file), sum);
  return sum.digest("hex") === hash ? "intact" : "changed";
}

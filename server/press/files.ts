import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { fileFor } from "@/server/front/paths";

const gz = promisify(gzip);
const br = promisify(brotliCompress);

/** Where the pressed site is. */
export function siteFolder(): string {
  const folder = process.env.VIGIL_SITE;
  if (!folder) throw new Error("VIGIL_SITE is not set. Start Vigil with npm start.");
  return folder;
}

/** The file of an address the press itself made. */
export function fileOf(address: string): string {
  const file = fileFor(encodeURI(address));
  if (file === null) throw new Error(`Nothing can be pressed at ${address}.`);
  return file;
}

/** The files of the pages, and of the calendar, that stand right below an address. */
export async function filesBelow(address: string): Promise<string[]> {
  const folder = fileOf(address).replace(/\.html$/, "");
  const names = await readdir(path.join(siteFolder(), folder)).catch(() => []);
  return names.filter((name) => /\.(html|ics)$/.test(name)).map((name) => `${folder}/${name}`);
}

/** Writes the file and its gzip and brotli copies unless the same bytes stand there; says whether it wrote. */
export async function writeFile(file: string, bytes: Buffer): Promise<boolean> {
  const target = path.join(siteFolder(), file);
  if (await standsAlready(target, bytes)) return false;
  await mkdir(path.dirname(target), { recursive: true });
  // The copies first: a crash before the plain file leaves it different, and the next press writes all three again.
  await place(`${target}.gz`, await gz(bytes, { level: 9 }));
  await place(`${target}.br`, await br(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
  await place(target, bytes);
  return true;
}

/** Writes a file that is for servers, not for readers: no compressed copies. */
export async function placeFile(file: string, bytes: Buffer): Promise<boolean> {
  const target = path.join(siteFolder(), file);
  if (await standsAlready(target, bytes)) return false;
  await mkdir(path.dirname(target), { recursive: true });
  await place(target, bytes);
  return true;
}

async function standsAlready(target: string, bytes: Buffer) {
  try {
    return (await readFile(target)).equals(bytes);
  } catch {
    return false;
  }
}

async function place(target: string, bytes: Buffer) {
  const temporary = `${target}.${randomUUID()}.part`;
  const file = await open(temporary, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, target);
}

/** Removes what a killed press was about to put in place; its words may have been taken down since. Only while nothing is pressed. */
export async function removeUnfinished(): Promise<void> {
  const names = await readdir(siteFolder(), { recursive: true }).catch(() => []);
  for (const name of names.filter((one) => one.endsWith(".part")))
    await rm(path.join(siteFolder(), name), { force: true });
}

/** Removes the file and its copies; says nothing when they are not there. */
export async function removeFile(file: string): Promise<void> {
  const target = path.join(siteFolder(), file);
  for (const ending of ["", ".gz", ".br"]) await rm(`${target}${ending}`, { force: true });
}

export const shortHash = (bytes: Buffer) =>
  createHash("sha256").update(bytes).digest("hex").slice(0, 16);

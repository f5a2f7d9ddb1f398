import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/server/generated/prisma/client";

declare global {
  var vigilDb: PrismaClient | undefined;
}

function connect() {
  const connectionString = process.env.DESK_DATABASE_URL;
  if (!connectionString)
    throw new Error("DESK_DATABASE_URL is not set. Start Vigil with npm start.");
  // An entry of a register is thousands of acts, which take longer than the five seconds that are usual.
  const transactionOptions = { timeout: 60_000 };
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 8 }),
    transactionOptions,
  });
}

/** The desk's connection, opened on first use, so that a build needs no database. */
export function deskDb(): PrismaClient {
  globalThis.vigilDb ??= connect();
  return globalThis.vigilDb;
}

/** Words to look for as they are: to `contains`, `%` and `_` would stand for anything. */
export const literally = (words: string) => words.replace(/[\\%_]/g, "\\$&");

export type Db = PrismaClient;
export type Tx = Parameters<Parameters<Db["$transaction"]>[0]>[0];

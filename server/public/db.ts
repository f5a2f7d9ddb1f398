import { Pool } from "pg";

declare global {
  var vigilReaderPool: Pool | undefined;
}

/** The readers' connection: a role of its own, which sees `published.*` and nothing else. Opened on first use. */
export function readerPool(): Pool {
  const connectionString = process.env.READER_DATABASE_URL;
  if (!connectionString)
    throw new Error("READER_DATABASE_URL is not set. Start Vigil with npm start.");
  globalThis.vigilReaderPool ??= new Pool({ connectionString, max: 4 });
  return globalThis.vigilReaderPool;
}

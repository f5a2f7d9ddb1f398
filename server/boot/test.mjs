/** `npm test`: everything, on a database and a data folder of its own; `npm test -- server/press e2e/desk/the-people`: only those files. */
import { prepare } from "./prepare.mjs";

await prepare(import.meta.url);
const { runTests } = await import("./test-run.ts");
await runTests(process.argv.slice(2).filter((word) => !word.startsWith("-")));

/** `npm test`: everything, on a database and a data folder of its own. `--fast` is accepted and leaves nothing out. */
import { prepare } from "./prepare.mjs";

await prepare(import.meta.url);
const { runTests } = await import("./test-run.ts");
await runTests();

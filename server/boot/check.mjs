/** `npm run check`: types, Biome and the tests that need no database, for while one works. */
import { prepare } from "./prepare.mjs";

await prepare(import.meta.url);
const { runChecks } = await import("./test-run.ts");
await runChecks();

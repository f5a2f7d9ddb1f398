/** `npm start` and, with `--dev`, `npm run dev`. */
import { prepare } from "./prepare.mjs";

await prepare(import.meta.url);
const { start } = await import("./serve.ts");
await start({ dev: process.argv.includes("--dev") });

/** `npm run build`: what `npm start` builds by itself when the sources changed. */
import { prepare } from "./prepare.mjs";

await prepare(import.meta.url);
const { build } = await import("./build.ts");
const { orStop } = await import("./say.ts");
await orStop(build);

import module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..");

/** The product's own TypeScript, with the names it imports by; needs Node 24. */
export const load = (path) => import(pathToFileURL(join(root, path)).href);

module.registerHooks?.({
  resolve(name, context, next) {
    const isNear = name.startsWith(".") && /\/server\/.*\.ts$/.test(context.parentURL ?? "");
    const own = name.startsWith("@/") ? pathToFileURL(join(root, name.slice(2))).href : name;
    const isWhole = /\.(ts|json)$/.test(own);
    const found = next((isNear || own !== name) && !isWhole ? `${own}.ts` : own, context);
    return found.url.endsWith(".json") ? { ...found, importAttributes: { type: "json" } } : found;
  },
});

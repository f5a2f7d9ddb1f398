import { existsSync, readFileSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { transformSync } from "rolldown/utils";

const root = join(import.meta.dirname, "..");

/** The product's own TypeScript, with the names it imports by; needs Node 24. */
export const load = (path) => import(pathToFileURL(join(root, path)).href);

/** The file a name means that is given without its ending; any other name as it is. */
function fileOf(name, parent) {
  const isNear = name.startsWith(".") && /\.tsx?$/.test(parent ?? "");
  if (!isNear && !name.startsWith("@/")) return name;
  const { href } = isNear ? new URL(name, parent) : pathToFileURL(join(root, name.slice(2)));
  return ["", ".ts", ".tsx"].map((end) => href + end).find((one) => isFile(one)) ?? href;
}

const isFile = (url) => /\.\w+$/.test(url) && existsSync(fileURLToPath(url));

module.registerHooks?.({
  resolve(name, context, next) {
    const found = next(fileOf(name, context.parentURL), context);
    return found.url.endsWith(".json") ? { ...found, importAttributes: { type: "json" } } : found;
  },
  // Node strips types, and knows nothing of elements.
  load(url, context, next) {
    if (!url.endsWith(".tsx")) return next(url, context);
    const path = fileURLToPath(url);
    const { code } = transformSync(path, readFileSync(path, "utf8"));
    return { format: "module", source: code, shortCircuit: true };
  },
});

/**
 * Run by hand after each change of package-lock.json. A registry mirror may lack packages of other platforms; npm then
 * leaves them out of the lock, and `npm ci` elsewhere refuses it (EUSAGE, "Missing: … from lock file").
 */
import { readFileSync, writeFileSync } from "node:fs";

const file = "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
let added = 0;

for (const [path, { optionalDependencies = {}, dev }] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(path, name)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(dev && { dev }),
      optional: true,
      ...platformOf(name),
    };
    added++;
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`Added ${added} entries to ${file}.`);

/** Looks where Node would: beside the package, then in each folder above it. */
function isLocked(from, name) {
  for (
    let path = from;
    ;
    path = path.slice(0, Math.max(path.lastIndexOf("node_modules/") - 1, 0))
  ) {
    if (lock.packages[`${path ? `${path}/` : ""}node_modules/${name}`]) return true;
    if (!path) return false;
  }
}

function platformOf(name) {
  const named = ["darwin", "win32", "android", "freebsd"].find((os) => name.includes(os));
  const os = named ?? (name.includes("wasm") ? undefined : "linux");
  const cpu =
    Object.entries({ arm64: "arm64", gnueabihf: "arm", wasm32: "wasm32" }).find(([part]) =>
      name.includes(part),
    )?.[1] ?? "x64";
  return { ...(os && { os: [os] }), cpu: [cpu], ...(name.includes("musl") && { libc: ["musl"] }) };
}

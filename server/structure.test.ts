import { readdirSync } from "node:fs";
import { expect, test } from "vitest";

const infrastructure = [
  "auth",
  "boot",
  "dates",
  "exchange",
  "front",
  "generated",
  "ledger",
  "outbound",
  "press",
  "public",
  "reading",
  "storage",
  "testing",
  "text",
  "trpc",
];
const vocabulary = [
  "workflow",
  "policy",
  "rules",
  "schema",
  "queries",
  "commands",
  "router",
  "jobs",
];

const nouns = readdirSync("server", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !infrastructure.includes(entry.name))
  .map((entry) => entry.name);

test.each(nouns)("server/%s keeps to the agreed file names", (noun) => {
  const names = readdirSync(`server/${noun}`).map((file) =>
    file.replace(/(\.db)?(\.test)?\.ts$/, ""),
  );
  expect(vocabulary).toEqual(expect.arrayContaining(names));
});

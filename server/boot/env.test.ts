import { expect, test } from "vitest";
import { hasDemonstration } from "./env.ts";

const given = "postgresql://owner@db.example/vigil";

test.each([
  ["the embedded database on this machine alone", undefined, "127.0.0.1", undefined, true],
  ["a database that was given", given, "127.0.0.1", undefined, false],
  ["a machine that others reach", undefined, "0.0.0.0", undefined, false],
  ["a name instead of an address", undefined, "localhost", undefined, false],
  ["someone who does not want it", undefined, "127.0.0.1", "no", false],
  ["someone who asks for it in a database that was given", given, "127.0.0.1", "yes", false],
  ["someone who asks for it where others reach", undefined, "::", "yes", false],
])("the demonstration, with %s", (_, DATABASE_URL, HOST, wish, isMade) => {
  expect(hasDemonstration({ DATABASE_URL, HOST }, wish)).toBe(isMade);
});

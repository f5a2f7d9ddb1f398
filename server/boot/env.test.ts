import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { hasDemonstration, settingsFrom } from "./env";
import { Halt } from "./say";

const postgres = "postgresql://owner:password@localhost:5432/newsroom";

describe("without a setting", () => {
  it("Vigil runs on this machine alone, with a PostgreSQL of its own", () => {
    expect(settingsFrom({ PORT: "", SITE_URL: "", DATABASE_URL: "" })).toEqual({
      PORT: 3000,
      HOST: "127.0.0.1",
      SITE_URL: "http://localhost:3000",
      VIGIL_DATA: resolve(".vigil"),
      NEXT_DIST: ".next",
      SITE_TIME_ZONE: "UTC",
      TRUSTED_PROXIES: [],
      VIGIL_DEMONSTRATION: "yes",
    });
  });
});

describe("a setting that is right", () => {
  it.each([
    ["PORT", "8080", 8080],
    ["SITE_URL", "https://vigil.example/", "https://vigil.example"],
    ["SITE_URL", "http://127.0.0.1:3000", "http://127.0.0.1:3000"],
    ["SITE_URL", "http://[::1]:3000", "http://[::1]:3000"],
    ["DATABASE_URL", postgres, postgres],
    ["SITE_TIME_ZONE", "Europe/Kyiv", "Europe/Kyiv"],
    ["TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8", ["127.0.0.1", "10.0.0.0/8"]],
    ["TRUSTED_PROXIES", "::1 2001:db8::/128", ["::1", "2001:db8::/128"]],
    ["VIGIL_DEMONSTRATION", "no", "no"],
    ["VIGIL_RESET", "Sam@Newsroom.Example", "sam@newsroom.example"],
  ])("%s=%s is taken", (name, value, taken) => {
    expect(settingsFrom({ [name]: value })).toHaveProperty(name, taken);
  });
});

describe("a setting that is wrong stops the start with a sentence", () => {
  const whole = "Set SITE_URL to an address without a path, such as https://vigil.example.";
  const ranges = "Set TRUSTED_PROXIES to IP addresses or ranges, such as 10.0.0.5, 10.1.0.0/16.";
  const database =
    "Set DATABASE_URL to an address such as postgresql://owner:password@host:5432/vigil.";
  const port = "Set PORT to a port from 1 to 65535.";
  it.each([
    ["PORT", "three", "Set PORT to a number."],
    ["PORT", "80.5", "Set PORT to a whole number."],
    ["PORT", "0", port],
    ["PORT", "65536", port],
    ["SITE_URL", "vigil.example", "Set SITE_URL to an address such as https://example.org."],
    ["SITE_URL", "ftp://vigil.example", "Set SITE_URL to an address such as https://example.org."],
    ["SITE_URL", "https://vigil.example/news", whole],
    ["SITE_URL", "https://vigil.example?x", whole],
    ["SITE_URL", "https://me@vigil.example", whole],
    ["SITE_URL", "http://vigil.example", /^Set SITE_URL to an https address/],
    ["SITE_URL", "http://127.0.0.1.vigil.example", /^Set SITE_URL to an https address/],
    ["DATABASE_URL", "mysql://localhost/vigil", database],
    ["DATABASE_URL", "postgresql://localhost:5432", database],
    ["NEXT_DIST", "../elsewhere", "Set NEXT_DIST to a folder name such as .next."],
    ["SITE_TIME_ZONE", "Kyiv", "Set SITE_TIME_ZONE to a time zone such as Europe/Kyiv."],
    ["TRUSTED_PROXIES", "proxy.example", ranges],
    ["TRUSTED_PROXIES", "10.0.0.0/999", ranges],
    ["TRUSTED_PROXIES", "10.0.0.0/33", ranges],
    ["TRUSTED_PROXIES", "10.0.0.0/8/8", ranges],
    ["TRUSTED_PROXIES", "::1/129", ranges],
    ["TRUSTED_PROXIES", "10.0.0.0/", ranges],
    ["VIGIL_DEMONSTRATION", "false", "Set VIGIL_DEMONSTRATION to yes or no."],
    ["VIGIL_DEMONSTRATION", "0", "Set VIGIL_DEMONSTRATION to yes or no."],
    ["VIGIL_RESET", "yes", "Set VIGIL_RESET to the email of a site admin."],
    [
      "DESK_DATABASE_URL",
      postgres,
      "Set DESK_DATABASE_URL and READER_DATABASE_URL together, or neither.",
    ],
    [
      "READER_DATABASE_URL",
      postgres,
      "Set DESK_DATABASE_URL and READER_DATABASE_URL together, or neither.",
    ],
  ])("%s=%s", (name, value, sentence) => {
    const start = () => settingsFrom({ [name]: value });
    expect(start).toThrow(Halt);
    expect(start).toThrow(sentence);
  });

  it("the two logins without the database they are of", () => {
    const logins = { DESK_DATABASE_URL: postgres, READER_DATABASE_URL: postgres };
    expect(() => settingsFrom(logins)).toThrow(/^Set DATABASE_URL too/);
    expect(settingsFrom({ ...logins, DATABASE_URL: postgres })).toMatchObject(logins);
  });

  it("each of several, on a line of its own", () => {
    const start = () => settingsFrom({ PORT: "0", VIGIL_DEMONSTRATION: "maybe" });
    expect(start).toThrow(`${port}\nSet VIGIL_DEMONSTRATION to yes or no.`);
  });
});

it("the example file names every setting but the build's own, and none that is not one", () => {
  const example = readFileSync(".env.example", "utf8");
  const named = [...example.matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  const taken = settingsFrom(Object.fromEntries(named));
  const { NEXT_DIST: _, ...known } = taken;
  expect(named.map(([name]) => name).sort()).toEqual(Object.keys(known).sort());
});

describe("the demonstration", () => {
  it.each([
    ["is made in the embedded database on this machine alone", {}, true],
    ["is not made in a database that was given", { DATABASE_URL: postgres }, false],
    ["is not made on a machine that others reach", { HOST: "0.0.0.0" }, false],
    ["is not made under a name instead of an address", { HOST: "localhost" }, false],
    ["is not made for someone who does not want it", { VIGIL_DEMONSTRATION: "no" }, false],
    [
      "is not made in a database that was given, whoever asks",
      { DATABASE_URL: postgres, VIGIL_DEMONSTRATION: "yes" },
      false,
    ],
  ])("%s", (_, given, isMade) => {
    expect(hasDemonstration(settingsFrom(given))).toBe(isMade);
  });
});

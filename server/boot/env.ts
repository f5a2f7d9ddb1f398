/** The settings a person may give, by environment or in `.env`; `.env.example` explains each. */
import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import { Halt } from "./say.ts";

const postgres = z
  .string()
  .regex(
    /^postgres(ql)?:\/\/[^/]+\/[^/?]+/,
    "an address such as postgresql://owner:password@host:5432/vigil",
  );

function isAddressOrRange(text: string) {
  const [address = "", length, ...more] = text.split("/");
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (more.length > 0 || bits < 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
}

function isTimeZone(name: string) {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const settings = z.object({
  PORT: z.coerce
    .number("a number")
    .int("a whole number")
    .min(1, "a port from 1 to 65535")
    .max(65535, "a port from 1 to 65535")
    .default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: "an address such as https://example.org" })
    .optional(),
  DATABASE_URL: postgres.optional(),
  DESK_DATABASE_URL: postgres.optional(),
  READER_DATABASE_URL: postgres.optional(),
  VIGIL_DATA: z.string().default(".vigil"),
  NEXT_DIST: z
    .string()
    .regex(/^\.next[\w-]*$/, "a folder name such as .next")
    .default(".next"),
  SITE_TIME_ZONE: z.string().refine(isTimeZone, "a time zone such as Europe/Kyiv").default("UTC"),
  TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine(
      (list) => list.every(isAddressOrRange),
      "IP addresses or ranges, such as 10.0.0.5, 10.1.0.0/16",
    ),
  OUTBOUND_PROXY: z
    .url({ protocol: /^https?$/, error: "an address such as http://proxy.example:3128" })
    .optional(),
  VIGIL_DEMONSTRATION: z.enum(["yes", "no"], "yes or no").default("yes"),
  VIGIL_RESET: z
    .email("the email of a site admin")
    .transform((email) => email.normalize("NFKC").toLowerCase())
    .optional(),
});

export type Settings = ReturnType<typeof readSettings>;

/** The settings of the environment and `.env`. */
export function readSettings() {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return settingsFrom(process.env);
}

/** Checks the settings; a wrong one is a Halt that names it and says what it should be. Empty means unset. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settings.safeParse(given);
  if (!parsed.success) throw new Halt(explain(parsed.error));
  const env = parsed.data;
  assertLogins(env);
  return {
    ...env,
    VIGIL_DATA: resolve(env.VIGIL_DATA),
    SITE_URL: originOf(env.SITE_URL ?? `http://localhost:${env.PORT}`),
  };
}

type Addresses = Pick<
  z.infer<typeof settings>,
  "DATABASE_URL" | "DESK_DATABASE_URL" | "READER_DATABASE_URL"
>;

function assertLogins({ DATABASE_URL, DESK_DATABASE_URL, READER_DATABASE_URL }: Addresses) {
  if ((DESK_DATABASE_URL === undefined) !== (READER_DATABASE_URL === undefined))
    throw new Halt("Set DESK_DATABASE_URL and READER_DATABASE_URL together, or neither.");
  if (DESK_DATABASE_URL !== undefined && DATABASE_URL === undefined)
    throw new Halt(
      "Set DATABASE_URL too: without it Vigil uses its own PostgreSQL, where DESK_DATABASE_URL and READER_DATABASE_URL mean nothing.",
    );
}

function explain(error: z.ZodError) {
  return error.issues.map((issue) => `Set ${issue.path.join(".")} to ${issue.message}.`).join("\n");
}

const ownMachine = /^(localhost|127(\.\d+){3}|\[::1\])$/;

function originOf(address: string) {
  const url = new URL(address);
  // Every address of the site begins at the root, so a path here would be a mistake that only shows in links.
  if (url.pathname !== "/" || url.search || url.hash || url.username)
    throw new Halt(`Set SITE_URL to an address without a path, such as ${url.origin}.`);
  if (url.protocol === "http:" && !ownMachine.test(url.hostname))
    throw new Halt(
      `Set SITE_URL to an https address, such as https://${url.host}: over http anyone on the way could take a password or a session. http is for localhost alone.`,
    );
  return url.origin;
}

/** The demonstration is for a first look on one's own machine: never in a database that was given, nor where others reach. */
export const hasDemonstration = ({
  DATABASE_URL,
  HOST,
  VIGIL_DEMONSTRATION,
}: Pick<Settings, "DATABASE_URL" | "HOST" | "VIGIL_DEMONSTRATION">): boolean =>
  DATABASE_URL === undefined && HOST === "127.0.0.1" && VIGIL_DEMONSTRATION === "yes";

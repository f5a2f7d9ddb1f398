import { argon2, createHash, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

// OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** `argon2id$<salt>$<tag>`, both base64url. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive("argon2id", { ...cost, message: password.normalize("NFKC"), nonce });
  return `argon2id$${nonce.toString("base64url")}$${tag.toString("base64url")}`;
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, salt = "", tag = ""] = stored.split("$");
  const nonce = Buffer.from(salt, "base64url");
  const expected = Buffer.from(tag, "base64url");
  const actual = await derive("argon2id", { ...cost, message: password.normalize("NFKC"), nonce });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** 256 random bits, base64url: for session cookies and one-use links. */
export const newToken = () => randomBytes(32).toString("base64url");

/** What the database keeps of a token. */
export const tokenHash = (token: string) => createHash("sha256").update(token).digest("hex");

/** 32 bytes that follow from the installation's secret, the same each time for a purpose and a person. */
export function derivedKey(purpose: string, personId: string): Buffer {
  const secret = process.env.NEXTAUTH_SECRET;
  if (!secret) throw new Error("NEXTAUTH_SECRET is not set. Start Vigil with npm start.");
  return Buffer.from(hkdfSync("sha256", secret, personId, purpose, 32));
}

import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { derivedKey } from "./secrets";

/**
 * The mark a browser keeps once this person has signed in with it: a random part, and a seal that only this installation
 * can make. It opens nothing and names nobody; it lets them try their password while others are guessing it
 * (OWASP, Slow Down Online Guessing Attacks with Device Cookies).
 */
export function newMark(personId: string): string {
  const nonce = randomBytes(16).toString("base64url");
  return `${nonce}.${seal(personId, nonce)}`;
}

export function isMarkOf(personId: string, mark: string): boolean {
  const [nonce = "", given = ""] = mark.split(".");
  const [expected, actual] = [seal(personId, nonce), given].map((text) => Buffer.from(text));
  if (!expected || !actual) return false;
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

const seal = (personId: string, nonce: string) =>
  createHmac("sha256", derivedKey("vigil known browser", personId))
    .update(nonce)
    .digest("base64url");

/** What the bytes of a file say, or which of several old encodings they may be in. */
export type Decoded =
  | { text: string }
  | { choices: { encoding: OldEncoding; firstLines: string }[] }
  | { problem: "empty" | "tooLarge" | "notText" };

/** Encodings of one byte a letter that Cyrillic, western and Arabic texts still come in. */
export const oldEncodings = ["windows-1251", "windows-1252", "windows-1256"] as const;
export type OldEncoding = (typeof oldEncodings)[number];

/** One megabyte, as people count it. */
export const largest = 1_000_000;

/** Reads UTF-8 and UTF-16 (with a mark, or by the zeros of Latin letters); what is neither, but text, is offered in the old encodings. */
export function decode(bytes: Uint8Array, most = largest): Decoded {
  if (bytes.length > most) return { problem: "tooLarge" };
  const wide = utf16(bytes);
  if (wide === null && isBinary(bytes)) return { problem: "notText" };
  const text = strictly(wide ?? "utf-8", bytes);
  if (text === null) return wide ? { problem: "notText" } : { choices: choicesFor(bytes) };
  if (text.trim() === "") return { problem: "empty" };
  return /[\p{Cc}]/u.test(text.replace(/[\t\n\r\f\u0085]/g, ""))
    ? { problem: "notText" }
    : { text };
}

export function decodeAs(bytes: Uint8Array, encoding: OldEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function choicesFor(bytes: Uint8Array) {
  return oldEncodings.map((encoding) => ({
    encoding,
    firstLines: decodeAs(bytes, encoding)
      .trimStart()
      .split(/\r\n?|\n/)
      .slice(0, 3)
      .join("\n")
      .slice(0, 400),
  }));
}

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** By its byte order mark; without one, by most of the one or the other byte of a pair being zero. */
function utf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 2_000);
  const zeros = [0, 0];
  for (const [n, byte] of sample.entries()) if (byte === 0) zeros[n % 2] = (zeros[n % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 5;
  if (odd > most && even === 0) return "utf-16le";
  return even > most && odd === 0 ? "utf-16be" : null;
}

// How PDF, zip (and Word), PNG, JPEG, GIF, RTF and old Word files begin.
const signatures = [
  "%PDF",
  "PK\u0003\u0004",
  "\u0089PNG",
  "\u00ff\u00d8\u00ff",
  "GIF8",
  "{\\rtf",
  "\u00d0\u00cf\u0011\u00e0",
];

function isBinary(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  return bytes.includes(0) || signatures.some((signature) => start.startsWith(signature));
}

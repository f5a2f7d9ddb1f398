import type { Viewer } from "@/server/auth/viewer";
import type { Db } from "@/server/db";
import { Refusal } from "@/server/errors";
import { type Proposed, proposedEvents } from "@/server/proposals/queries";
import { type Decoded, decode, decodeAs, largest, type OldEncoding } from "@/server/text/decode";
import { type Recognised, readReport } from "./rules";
import type { Propose, Read } from "./schema";

export type Recognition =
  | { text: string; recognised: Recognised }
  | { choices: { encoding: OldEncoding; firstLines: string }[] };

/**
 * What a file or pasted words hold: the text with what was recognised, or encodings to choose from.
 * Refuses `reportEmpty`, `reportTooLarge`, `reportNotText`, `reportDateImpossible`.
 */
export function recognise(input: Read): Recognition {
  const decoded = decodedOf(input);
  if ("problem" in decoded) throw new Refusal(refusals[decoded.problem]);
  if ("choices" in decoded) return { choices: decoded.choices };
  const read = readReport(decoded.text);
  if ("problem" in read) throw new Refusal("reportDateImpossible");
  if (read.recognised.paragraphs.length === 0) throw new Refusal("reportEmpty");
  return { text: decoded.text, recognised: read.recognised };
}

/** The same, with the events a report tells of; what is recognised but has no date of its own is dated by nobody yet. */
export async function recogniseWithEvents(db: Db, viewer: Viewer, input: Read) {
  const read = recognise(input);
  if (!("recognised" in read)) return read;
  return { ...read, proposed: await proposedEvents(db, viewer, read.recognised) };
}

/** The events a report tells of when it is dated on another day than its header says. Refuses as `recognise`. */
export function propose(db: Db, viewer: Viewer, { text, datedOn }: Propose): Promise<Proposed> {
  const read = recognise({ text });
  if (!("recognised" in read)) throw new Refusal("reportNotText");
  return proposedEvents(db, viewer, { ...read.recognised, datedOn });
}

const refusals = {
  empty: "reportEmpty",
  tooLarge: "reportTooLarge",
  notText: "reportNotText",
} as const;

function decodedOf(input: Read): Decoded {
  if ("text" in input) {
    const bytes = new TextEncoder().encode(input.text);
    return decode(bytes);
  }
  const bytes = new Uint8Array(Buffer.from(input.file, "base64"));
  const plain = decode(bytes);
  if (!("choices" in plain) || !input.encoding || bytes.length > largest) return plain;
  return { text: decodeAs(bytes, input.encoding) };
}

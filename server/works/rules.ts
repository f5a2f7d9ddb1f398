import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { readDate } from "@/server/dates/read-date";
import { type VagueDate, vagueDateFrom } from "@/server/dates/vague-date";
import type {
  EntityKind,
  EventFacts,
  Facts,
  Language,
  ProseNode,
  Text,
  WorkKind,
} from "@/server/public/projection";
import type { TypedFacts } from "./schema";

/** The version of the hash's shape; a new field makes it one higher, and old approvals verify under their own. */
export const hashVersion = 1;

/** RFC 8785 JSON of a text or of facts with the hash version, and the SHA-256 (hex) of that. */
export function seal(part: Text | Facts): { canonical: string; hash: string } {
  const canonical = canonicalOf({ ...part, v: hashVersion });
  return { canonical, hash: createHash("sha256").update(canonical, "utf8").digest("hex") };
}

/**
 * RFC 8785 JSON of an object, each element of its lists made apart: until it is whole, a text of ten megabytes that is made piece
 * by piece holds a hundred.
 */
function canonicalOf(part: object): string {
  const members = Object.entries(part)
    .filter(([, value]) => value !== undefined)
    // By code units, as the RFC has it.
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => {
      const json = Array.isArray(value) ? `[${value.map(jsonOf).join(",")}]` : jsonOf(value);
      return `${jsonOf(key)}:${json}`;
    });
  return `{${members.join(",")}}`;
}

function jsonOf(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new Error("A text is always JSON.");
  return json;
}

/**
 * A slug from a headline: letters and digits of every script kept (NFC), the rest hyphens, at most 80 characters
 * cut at a hyphen. Empty when the headline has no letter or digit.
 */
export function slugFrom(headline: string): string {
  const words =
    headline
      .normalize("NFC")
      .toLowerCase()
      .replace(/[’']/gu, "")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const slug = words.join("-");
  if (slug.length <= 80) return slug;
  const cut = slug.slice(0, 80);
  return cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : cut;
}

const folders: Record<Exclude<WorkKind, "entity"> | EntityKind, string> = {
  article: "articles",
  event: "events",
  act: "acts",
  measure: "measures",
  page: "trackers",
  state: "states",
  treaty: "treaties",
  body: "bodies",
  organisation: "organisations",
  person: "people",
  place: "places",
};

/** The address of a work's page, of an entity's by what the entity is; its slug is unique per language and folder. */
export const pathOf = (kind: keyof typeof folders, lang: Language, slug: string) =>
  `/${lang}/${folders[kind]}/${slug}`;

/** The address of one version: the first sixteen digits of its hash and its number, so that a restored text has its own. */
export const versionPath = (lang: Language, hash: string, version: number) =>
  `/${lang}/v/${hash.slice(0, 16)}-${version}`;

/** The entities that facts name, by id. */
export function namedIn(facts: TypedFacts): string[] {
  if (facts.kind === "event") return facts.participantIds;
  if (facts.kind === "measure")
    return facts.measures.flatMap(({ ofId, aboutId }) => [ofId ?? [], aboutId ?? []].flat());
  if (facts.kind !== "act") return [];
  return facts.acts.flatMap(({ stateId, ofId }) => [stateId ?? [], ofId ?? []].flat());
}

export type TypedEvent = Extract<TypedFacts, { kind: "event" }>;

/** When an event is, or what it waits for: only what is pending waits, and what waits has no date of its own. An unreadable date reads as none. */
export function datingOf(typed: TypedEvent): Pick<EventFacts, "date" | "condition"> {
  const { condition, phase } = typed;
  if (!condition || phase !== "pending") return { date: dateOf(typed) };
  return { date: null, condition: { ...condition, basis: condition.basis.trim() } };
}

/** The date that was typed, with the source's phrase and how it was worked out. */
function dateOf({ typed, phrase, workedOut }: TypedEvent): VagueDate | null {
  const read = readDate(typed);
  if (!("date" in read) || read.date === null) return null;
  const derivedFrom = workedOut.trim() || read.date.derivedFrom;
  return vagueDateFrom(read.date.edtf, { note: phrase.trim(), derivedFrom });
}

export function isBlank(body: ProseNode): boolean {
  if (body.text?.trim()) return false;
  return (body.content ?? []).every(isBlank);
}

/** A date column as `YYYY-MM-DD`, UTC. */
export const isoDate = (date: Date | null) =>
  date === null ? null : date.toISOString().slice(0, 10);

/** How a work was arranged; the day is ISO, null where nobody is to look again. */
export type Handling = {
  risk: "ordinary" | "high";
  circle: "open" | "restricted";
  lookAgainOn: string | null;
};

/** An arrangement as a line of history keeps it; its words are the reader's. */
export const handlingNote = ({ risk, circle, lookAgainOn }: Handling) =>
  [risk, circle, lookAgainOn ?? "none"].join(", ");

export function handlingFrom(note: string): Handling {
  const [risk, circle, day = ""] = note.split(", ");
  return {
    risk: risk === "high" ? "high" : "ordinary",
    circle: circle === "restricted" ? "restricted" : "open",
    lookAgainOn: /^\d{4}-\d\d-\d\d$/.test(day) ? day : null,
  };
}

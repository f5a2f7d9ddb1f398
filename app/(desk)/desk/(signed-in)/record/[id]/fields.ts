import { countsOf, isDuration, type Period, periodEnds } from "@/server/dates/period";
import type { EntityForDesk } from "@/server/entities/queries";
import { type UpdateEntity, updateEntity } from "@/server/entities/schema";
import {
  type EntityKind,
  entityKinds,
  registers as everyRegister,
  type Register,
} from "@/server/public/projection";

export const fieldNames = [
  "kind",
  "en",
  "uk",
  "ru",
  "ar",
  "aliases",
  "iso3166",
  "ets",
  "unts",
  "wikidata",
  "existedFrom",
  "existedTo",
  "inForceOn",
  "entryCount",
  "entryUnit",
  "entryUntil",
  "noticeCount",
  "noticeUnit",
  "noticeUntil",
  "noticeArticle",
  "completeUpTo",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What stands in the form, as it is typed; aliases one a line. */
export type Fields = Record<FieldName, string>;
export type Problems = Partial<Record<FieldName, true>>;

/** Where each kind is registered besides here. */
export const registers: Record<EntityKind, Register[]> = {
  state: ["iso3166", "wikidata"],
  treaty: ["ets", "unts", "wikidata"],
  body: ["wikidata"],
  organisation: ["wikidata"],
  person: ["wikidata"],
  place: ["wikidata"],
};

/** Kinds that begin and end; of another one the years are asked for only where it has any. */
const lasting: readonly EntityKind[] = ["state", "body", "organisation"];

export const hasYears = (kind: EntityKind, { existedFrom, existedTo }: Fields) =>
  lasting.includes(kind) || existedFrom !== "" || existedTo !== "";

export type Entity = Omit<EntityForDesk, "works" | "stillTold" | "copiesTold" | "former" | "page">;

export function fieldsOf(entity: Entity): Fields {
  const { names, identifiers, terms } = entity;
  const [entry, notice] = [periodTyped(terms.entry), periodTyped(terms.notice)];
  return {
    kind: entity.kind,
    en: names.en,
    uk: names.uk ?? "",
    ru: names.ru ?? "",
    ar: names.ar ?? "",
    aliases: entity.aliases.join("\n"),
    iso3166: identifiers.iso3166 ?? "",
    ets: identifiers.ets ?? "",
    unts: identifiers.unts ?? "",
    wikidata: identifiers.wikidata ?? "",
    existedFrom: entity.existedFrom,
    existedTo: entity.existedTo,
    inForceOn: terms.inForceOn,
    entryCount: entry.count,
    entryUnit: entry.unit,
    entryUntil: entry.until,
    noticeCount: notice.count,
    noticeUnit: notice.unit,
    noticeUntil: notice.until,
    noticeArticle: terms.noticeArticle,
    completeUpTo: terms.completeUpTo ?? "",
  };
}

/** The units a period is counted in, as ISO 8601 writes them. */
export const periodUnits = ["D", "W", "M", "Y"] as const;
const countNames = { D: "days", W: "weeks", M: "months", Y: "years" } as const;

/** A period as a number and its unit; one of several units is its ISO 8601 text. */
function periodTyped(period: Period | null) {
  const { duration, until } = period ?? { duration: "", until: "day" };
  const counted = countsOf(duration);
  const [unit, ...more] = periodUnits.filter((one) => counted && counted[countNames[one]] > 0);
  if (!counted || !unit || more.length > 0) return { count: duration, unit: "M", until };
  return { count: `${counted[countNames[unit]]}`, unit, until };
}

type PeriodOf = "entry" | "notice";

/** The period that is typed; null where no number is. What is none is sent, and refused. */
export function periodIn(fields: Fields, of: PeriodOf): Period | null {
  const count = fields[`${of}Count`].trim();
  if (count === "") return null;
  const duration = isDuration(count) ? count : `P${count}${fields[`${of}Unit`]}`;
  const until = periodEnds.find((end) => end === fields[`${of}Until`]) ?? "day";
  return { duration, until };
}

function termsIn(fields: Fields): UpdateEntity["terms"] {
  return {
    inForceOn: fields.inForceOn,
    entry: periodIn(fields, "entry"),
    notice: periodIn(fields, "notice"),
    noticeArticle: fields.noticeArticle,
    completeUpTo: fields.completeUpTo || null,
  };
}

export const kindIn = ({ kind }: Fields): EntityKind =>
  entityKinds.find((one) => one === kind) ?? "organisation";

/** The fields of a treaty's terms that hold something by themselves: a unit is of a number. */
const termsFields = [
  "inForceOn",
  "entryCount",
  "noticeCount",
  "noticeArticle",
  "completeUpTo",
] as const satisfies readonly FieldName[];

/** What is filled in and goes with a save, for its kind does not have it. */
export function lostIn(fields: Fields): (Register | "terms")[] {
  const kind = kindIn(fields);
  const isFilled = (name: FieldName) => fields[name].trim() !== "";
  const codes = everyRegister.filter((name) => !registers[kind].includes(name) && isFilled(name));
  return kind !== "treaty" && termsFields.some(isFilled) ? [...codes, "terms"] : codes;
}

/** What a save sends: what is empty is left out, and codes that its kind does not have. */
export function inputOf(fields: Fields, { id, version }: { id: string; version: number }) {
  const kind = kindIn(fields);
  const filled = (name: FieldName, words = fields[name].trim()) => (words ? { [name]: words } : {});
  const identifiers = registers[kind].map((name) => {
    const words = fields[name].trim();
    return filled(name, name === "unts" ? words : words.toUpperCase());
  });
  return {
    entityId: id,
    version,
    kind,
    names: { en: fields.en, ...filled("uk"), ...filled("ru"), ...filled("ar") },
    aliases: fields.aliases.split("\n").flatMap((line) => line.trim() || []),
    identifiers: Object.assign({}, ...identifiers),
    existedFrom: fields.existedFrom,
    existedTo: fields.existedTo,
    ...(kind === "treaty" && { terms: termsIn(fields) }),
  };
}

/** What the server would refuse, asked beforehand. */
export function problemsOf(input: ReturnType<typeof inputOf>): Problems {
  const { error } = updateEntity.safeParse(input);
  const named = (error?.issues ?? []).flatMap(({ path }) =>
    fieldNames.filter((name) => path.includes(name) || isOfPeriod(name, path)),
  );
  return Object.fromEntries(named.map((name) => [name, true as const]));
}

/** What is wrong with a period is told at its number. */
const isOfPeriod = (name: FieldName, path: PropertyKey[]) =>
  (name === "entryCount" && path.includes("entry")) ||
  (name === "noticeCount" && path.includes("notice"));

type Versions = { base: Fields; mine: Fields; theirs: Fields };

/** Mine over theirs: what only they changed is taken, and where both changed a field it is named, mine standing. */
export function merged({ base, mine, theirs }: Versions): { fields: Fields; clashes: FieldName[] } {
  const clashes: FieldName[] = [];
  const fields = { ...mine };
  for (const name of fieldNames) {
    if (mine[name] === base[name]) fields[name] = theirs[name];
    else if (theirs[name] !== base[name] && theirs[name] !== mine[name]) clashes.push(name);
  }
  return { fields, clashes };
}

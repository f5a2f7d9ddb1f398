import type { EntityForDesk } from "@/server/entities/queries";
import { updateEntity } from "@/server/entities/schema";
import { type EntityKind, entityKinds } from "@/server/public/projection";

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
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What stands in the form, as it is typed; aliases one a line. */
export type Fields = Record<FieldName, string>;
export type Problems = Partial<Record<FieldName, true>>;

/** Where each kind is registered besides here. */
export const registers: Record<EntityKind, ("iso3166" | "ets" | "unts" | "wikidata")[]> = {
  state: ["iso3166", "wikidata"],
  treaty: ["ets", "unts", "wikidata"],
  body: ["wikidata"],
  organisation: ["wikidata"],
  person: ["wikidata"],
  place: ["wikidata"],
};

export type Entity = Omit<EntityForDesk, "works" | "former">;

export function fieldsOf(entity: Entity): Fields {
  const { names, identifiers } = entity;
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
  };
}

export const kindIn = ({ kind }: Fields): EntityKind =>
  entityKinds.find((one) => one === kind) ?? "organisation";

/** What a save sends: what is empty is left out, and what the kind has no field for. */
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
    existedFrom: kind === "state" ? fields.existedFrom : "",
    existedTo: kind === "state" ? fields.existedTo : "",
  };
}

/** What the server would refuse, asked beforehand. */
export function problemsOf(input: ReturnType<typeof inputOf>): Problems {
  const { error } = updateEntity.safeParse(input);
  const named = (error?.issues ?? []).flatMap(({ path }) =>
    fieldNames.filter((name) => path.includes(name)),
  );
  return Object.fromEntries(named.map((name) => [name, true as const]));
}

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

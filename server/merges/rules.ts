import type { Identifiers, Names } from "@/server/entities/schema";
import { languages, type Register, registers } from "@/server/public/projection";
import type { TypedFacts } from "@/server/works/schema";

type Entry = { names: Names; aliases: string[]; identifiers: Identifiers };

/** The register in which two entries have different codes, so that they are not one and the same; null where there is none. */
export function codeApart(one: Entry, other: Entry): Register | null {
  const differs = (register: Register) => {
    const [mine, theirs] = [one.identifiers[register], other.identifiers[register]];
    return mine !== undefined && theirs !== undefined && mine !== theirs;
  };
  return registers.find(differs) ?? null;
}

/** The entry that stays with what it lacked of the other: names and codes; every other name becomes an alias. */
export function mergedEntry(stays: Entry, goes: Entry): Entry {
  const names = { ...goes.names, ...stays.names };
  const known = new Set(languages.flatMap((lang) => names[lang] ?? []));
  const others = [...stays.aliases, ...goes.aliases, ...Object.values(goes.names)];
  return {
    names,
    aliases: [...new Set(others)].filter((words) => !known.has(words)),
    identifiers: { ...goes.identifiers, ...stays.identifiers },
  };
}

/** Facts that name one entry naming another in its place, each once. */
export function renamed(facts: TypedFacts, goes: string, stays: string): TypedFacts {
  const now = <Id extends string | null>(id: Id) => (id === goes ? stays : id);
  if (facts.kind === "event")
    return { ...facts, participantIds: [...new Set(facts.participantIds.map(now))] };
  if (facts.kind === "measure") {
    const measures = facts.measures.map((measure) => ({
      ...measure,
      ofId: now(measure.ofId),
      aboutId: now(measure.aboutId),
    }));
    return { ...facts, measures };
  }
  if (facts.kind !== "act") return facts;
  const acts = facts.acts.map((act) => ({
    ...act,
    stateId: now(act.stateId),
    ofId: now(act.ofId),
  }));
  return { ...facts, acts };
}

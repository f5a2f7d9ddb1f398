import { diffArrays, diffWordsWithSpace } from "diff";
import { conditionWords } from "@/server/dates/condition-words";
import { dateWords } from "@/server/dates/date-words";
import type { Period } from "@/server/dates/period";
import { periodWords } from "@/server/dates/period-words";
import { unitWords } from "@/server/dates/unit-words";
import type { VagueDate } from "@/server/dates/vague-date";
import { withheldName } from "@/server/entities/rules";
import { actWords, ledgerWords } from "@/server/ledger/act-words";
import { measureLines } from "@/server/ledger/measure-words";
import {
  type ActFacts,
  type EntityFacts,
  type EventFacts,
  type Facts,
  type Language,
  languages,
  type Participant,
  type Projection,
  type ProseNode,
  type PublicSource,
  registers,
  type WorkKind,
} from "@/server/public/projection";

/** A stretch of words that stayed, came or went. */
export type Piece = { text: string; change: "same" | "added" | "removed" };

/** One line of a comparison: a field, or a paragraph of the body. `noteIds` are the citations that stand in it now. */
export type Row = {
  field: Field;
  pieces: Piece[];
  isChanged: boolean;
  /** The words are the same; their emphasis or the kind of paragraph is not. */
  isRestyled: boolean;
  noteIds: string[];
};

export type Field =
  | "headline"
  | "standfirst"
  | "summary"
  | "byline"
  | "datedOn"
  | "date"
  | "phrase"
  | "workedOut"
  | "condition"
  | "phase"
  | "participants"
  | "acts"
  | "measures"
  | "names"
  | "aliases"
  | "identifiers"
  | "existedFrom"
  | "existedTo"
  | "inForceOn"
  | "entry"
  | "notice"
  | "noticeArticle"
  | "completeUpTo"
  | "trackers"
  | "address"
  | "differ"
  | "body"
  | "method"
  | "note";

/** The names of trackers, the titles of events waited for, and what stands where measures are shown, by id. */
type Names = ReadonlyMap<string, string>;

/** What differs between what is live, or nothing, and what is to be published, word by word, in reading order. */
export function compare(before: Projection | null, after: Projection, names: Names): Row[] {
  const earlier = before ? fieldsOf(before, names) : [];
  const fields = fieldsOf(after, names).map(({ field, text }) => {
    const old = earlier.find((one) => one.field === field)?.text ?? "";
    return rowOf(field, { text: old, noteIds: [], style: "" }, { text, noteIds: [], style: "" });
  });
  return [
    ...fields,
    ...paragraphs("acts", actsOf(before), actsOf(after)),
    ...paragraphs("measures", measuresOf(before), measuresOf(after)),
    ...paragraphs("body", bodyOf(before, names), bodyOf(after, names)),
    ...paragraphs("method", methodOf(before, names), methodOf(after, names)),
    ...paragraphs("differ", differOf(before), differOf(after)),
    ...paragraphs("note", notesOf(before), notesOf(after)),
  ].filter(({ pieces }) => pieces.length > 0);
}

type FieldLine = { field: Field; text: string };

function fieldsOf({ facts, ...text }: Projection, names: Names): FieldLine[] {
  // The home of a work never changes; the others come after it.
  const elsewhere = facts.trackers.slice(1).map((id) => names.get(id) ?? id);
  return [
    { field: "headline", text: text.headline },
    ...factsLines(facts, text.lang, names),
    { field: "trackers", text: elsewhere.join(", ") },
    {
      field: summed.includes(text.kind) ? "summary" : "standfirst",
      text: text.standfirst,
    },
    { field: "byline", text: text.kind === "article" ? text.byline : "" },
    { field: "address", text: text.path },
  ];
}

/** Kinds whose few words beside their facts are called a summary. */
export const summed: readonly WorkKind[] = ["event", "act", "measure"];

function factsLines(facts: Facts, lang: Language, names: Names): FieldLine[] {
  if (facts.kind === "page" || facts.kind === "act" || facts.kind === "measure") return [];
  if (facts.kind === "article")
    return [{ field: "datedOn", text: facts.datedOn ? unitWords(facts.datedOn, lang) : "" }];
  if (facts.kind === "entity") return entryLines(facts, lang);
  return [
    // What waits has no date of its own, and what it waits for says so.
    { field: "date", text: facts.condition ? "" : dateWords(facts.date, lang) },
    { field: "phrase", text: facts.date?.note ?? "" },
    { field: "workedOut", text: facts.date?.derivedFrom ?? "" },
    { field: "condition", text: waitWords(facts, lang, names) },
    { field: "phase", text: facts.phase },
    { field: "participants", text: participantNames(facts, lang).join(", ") },
  ];
}

/** What is approved is the rule; the window it makes is worked out whenever the other event changes. */
function waitWords({ condition }: EventFacts, lang: Language, names: Names) {
  if (!condition) return "";
  const title = names.get(condition.workId);
  const awaited = { state: title === undefined ? "unknown" : "dated", title: title ?? "" } as const;
  return conditionWords(condition, awaited, lang);
}

/** What the record has of someone or something, a line for each field, empty where it has nothing. */
export function entryLines({ entity, terms }: EntityFacts, lang: Language): FieldLine[] {
  const { names, aliases, identifiers, existedFrom, existedTo } = entity;
  const date = (value: VagueDate | null | undefined) => (value ? dateWords(value, lang) : "");
  const period = (value: Period | null | undefined) => (value ? periodWords(value) : "");
  const numbers = registers.flatMap((register) => identifiers[register] ?? []);
  const named = languages.flatMap((language) => names[language] ?? []);
  return [
    { field: "names", text: named.join("\n") },
    { field: "aliases", text: aliases.join("\n") },
    { field: "identifiers", text: numbers.join("\n") },
    { field: "existedFrom", text: date(existedFrom) },
    { field: "existedTo", text: date(existedTo) },
    { field: "inForceOn", text: date(terms?.inForceOn) },
    { field: "entry", text: period(terms?.entry) },
    { field: "notice", text: period(terms?.notice) },
    { field: "noticeArticle", text: terms?.noticeArticle ?? "" },
    { field: "completeUpTo", text: terms?.completeUpTo ? unitWords(terms.completeUpTo, lang) : "" },
  ];
}

const participantNames = ({ participants }: EventFacts, lang: Language) =>
  participants.map((participant) => nameOf(participant, lang));

const nameOf = ({ names }: Participant, lang: Language) => names[lang] ?? names.en ?? withheldName;

function actsOf(projection: Projection | null): Block[] {
  if (projection?.kind !== "act") return [];
  const { facts, lang } = projection;
  // Thousands of acts are looked at row by row, where the register itself is.
  if (facts.register) return [{ text: registerWords(facts), noteIds: [], style: "" }];
  const names = new Map(facts.named.map((one) => [one.id, nameOf(one, lang)]));
  return facts.acts.map((act) => {
    const text = actWords(act, (id) => names.get(id) ?? "");
    return { text, noteIds: [], style: "" };
  });
}

function measuresOf(projection: Projection | null): Block[] {
  if (projection?.kind !== "measure") return [];
  const lines = measureLines(projection.facts, projection.lang);
  return lines.map((text) => ({ text, noteIds: [], style: "" }));
}

const registerWords = ({ acts, register }: ActFacts) =>
  register ? ledgerWords("register", { ...register, acts: acts.length }) : "";

/** A paragraph's words with the citations in it and a trace of how it is set. */
type Block = { text: string; noteIds: string[]; style: string };

const bodyOf = (p: Projection | null, names: Names) =>
  p && "body" in p ? blocksOf(p.body, { names }) : [];
const methodOf = (p: Projection | null, names: Names) =>
  p?.kind === "page" ? blocksOf(p.method, { names }) : [];

const differOf = (projection: Projection | null): Block[] =>
  (projection?.differ ?? []).map(({ said, recorded }) => ({
    text: [`“${said}”`, ...recorded].join(" | "),
    noteIds: [],
    style: "",
  }));

function notesOf(projection: Projection | null): Block[] {
  if (!projection) return [];
  return projection.notes.map(({ id, source, place, quote }) => {
    const about = sourceWords(source, projection.lang);
    const text = [...about, place, quote && `“${quote}”`].filter(Boolean).join(", ");
    return { text, noteIds: [id], style: "" };
  });
}

function sourceWords(source: PublicSource, lang: Language): string[] {
  if ("wording" in source) return [source.wording];
  const { publisher, title, author, publishedOn, url } = source;
  return [publisher, title, author, publishedOn ? unitWords(publishedOn, lang) : "", url];
}

/** The words of one paragraph, table or quotation as a comparison shows them, with link addresses and markers. */
export const wordsOf = (node: ProseNode, names: Names): string =>
  blocksOf(node, { names })
    .map(({ text }) => text)
    .join("\n");

/** The parts it stands in, the outermost first. */
type Within = { names: Names; path?: string };

function blocksOf(node: ProseNode, { names, path = "" }: Within): Block[] {
  const children = node.content ?? [];
  const here = `${path}/${node.type}${JSON.stringify(node.attrs ?? {})}`;
  if (node.type === "horizontalRule") return [{ text: "* * *", noteIds: [], style: here }];
  if (node.type === "measures") {
    const text = names.get(`${node.attrs?.workId}`) ?? ledgerWords("shownUnknown");
    return [{ text, noteIds: [], style: here }];
  }
  if (node.type !== "paragraph" && node.type !== "heading") {
    const speaker = typeof node.attrs?.speaker === "string" ? node.attrs.speaker : "";
    const inner = children.flatMap((child) => blocksOf(child, { names, path: here }));
    return speaker ? [...inner, { text: speaker, noteIds: [], style: here }] : inner;
  }
  const noteIds = children.flatMap(({ type, attrs }) =>
    type === "citation" && typeof attrs?.id === "string" ? [attrs.id] : [],
  );
  const style = `${here}${children.map(({ marks }) => JSON.stringify(marks ?? [])).join("")}`;
  return [{ text: children.map(inlineText).join(""), noteIds, style }];
}

/** A link's address is part of what is approved, so it is part of what is compared. */
function inlineText({ type, text, marks }: ProseNode): string {
  if (type === "hardBreak") return "\n";
  if (type === "citation") return " [*]";
  const link = marks?.find((mark) => mark.type === "link");
  return link ? `${text ?? ""} <${link.attrs.href}>` : (text ?? "");
}

/** Pairs paragraphs that changed in place, so that a moved comma does not show as a new paragraph. */
function paragraphs(field: Field, before: Block[], after: Block[]): Row[] {
  const comparator = (one: Block, other: Block) => one.text === other.text;
  const rows: Row[] = [];
  let gone: Block[] = [];
  let at = 0;
  for (const { added, removed, value } of diffArrays(before, after, { comparator })) {
    if (removed) {
      gone = value;
      at += value.length;
      continue;
    }
    rows.push(...replaced(field, gone, added ? value : []));
    gone = [];
    if (added) continue;
    // diffArrays answers the new side of what stayed; the old side tells whether it was set differently.
    rows.push(...value.map((block, n) => rowOf(field, before[at + n] ?? block, block)));
    at += value.length;
  }
  return [...rows, ...replaced(field, gone, [])];
}

const nothing: Block = { text: "", noteIds: [], style: "" };

function replaced(field: Field, gone: Block[], come: Block[]): Row[] {
  const length = Math.max(gone.length, come.length);
  return Array.from({ length }, (_, n) => rowOf(field, gone[n] ?? nothing, come[n] ?? nothing));
}

function rowOf(field: Field, before: Block, after: Block): Row {
  const pieces = piecesOf(before.text, after.text);
  const isChanged = before.text !== after.text;
  return {
    field,
    pieces,
    isChanged,
    isRestyled: !isChanged && before.style !== after.style,
    noteIds: after.noteIds,
  };
}

/** What stayed, came and went between two wordings. */
export function piecesOf(before: string, after: string): Piece[] {
  if (before === after) return after === "" ? [] : [{ text: after, change: "same" }];
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    change: added ? "added" : removed ? "removed" : "same",
  }));
}

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
import { workLinksOf } from "@/server/text/plain";

/** A stretch of words that stayed, came or went. */
export type Piece = { text: string; change: "same" | "added" | "removed" };

/** One line of a comparison: a field, or a paragraph of the body. `noteIds` are the citations that stand in it now. */
export type Row = {
  field: Field;
  pieces: Piece[];
  isChanged: boolean;
  /** The words are the same; their emphasis or the kind of paragraph is not. */
  isRestyled: boolean;
  /** The words are the same; whom, what or which day they stand for is not. */
  isOther: boolean;
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

/** The names of trackers, the titles of works that are waited for or linked to, what stands where measures are shown, and acts that others take the place of, by id. */
type Names = ReadonlyMap<string, string>;

/** What differs between what is live, or nothing, and what is to be published, word by word, in reading order. */
export function compare(before: Projection | null, after: Projection, names: Names): Row[] {
  const earlier = before ? fieldsOf(before, names) : [];
  const fields = fieldsOf(after, names).map(({ field, ...line }) => {
    const old = earlier.find((one) => one.field === field) ?? { text: "" };
    return rowOf(field, { ...nothing, ...old }, { ...nothing, ...line });
  });
  return [
    ...fields,
    ...paragraphs("acts", actsOf(before, names), actsOf(after, names)),
    ...paragraphs("measures", measuresOf(before), measuresOf(after)),
    ...paragraphs("body", bodyOf(before, names), bodyOf(after, names)),
    ...paragraphs("method", methodOf(before, names), methodOf(after, names)),
    ...paragraphs("differ", differOf(before), differOf(after)),
    ...paragraphs("note", notesOf(before), notesOf(after)),
  ].filter(({ pieces }) => pieces.length > 0);
}

/** `means` is what the words stand for, where two things may be called the same. */
type FieldLine = { field: Field; text: string; means?: string };

function fieldsOf({ facts, ...text }: Projection, names: Names): FieldLine[] {
  // The home of a work never changes; the others come after it.
  const elsewhere = facts.trackers.slice(1).map((id) => names.get(id) ?? id);
  return [
    { field: "headline", text: text.headline },
    ...factsLines(facts, text.lang, names),
    { field: "trackers", text: elsewhere.join(", "), means: facts.trackers.join() },
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
    {
      field: "date",
      text: facts.condition ? "" : dateWords(facts.date, lang),
      means: facts.date?.edtf ?? "",
    },
    { field: "phrase", text: facts.date?.note ?? "" },
    { field: "workedOut", text: facts.date?.derivedFrom ?? "" },
    {
      field: "condition",
      text: waitWords(facts, lang, names),
      means: facts.condition?.workId ?? "",
    },
    { field: "phase", text: facts.phase },
    {
      field: "participants",
      text: participantNames(facts, lang).join(", "),
      means: facts.participants.map(({ id }) => id).join(),
    },
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
    {
      field: "names",
      text: named.join("\n"),
      means: languages.filter((language) => names[language]).join(),
    },
    { field: "aliases", text: aliases.join("\n") },
    {
      field: "identifiers",
      text: numbers.join("\n"),
      means: registers.filter((register) => identifiers[register]).join(),
    },
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

function actsOf(projection: Projection | null, names: Names): Block[] {
  if (projection?.kind !== "act") return [];
  const { facts, lang } = projection;
  // Thousands of acts are looked at row by row, where the register itself is.
  if (facts.register) return [{ ...nothing, text: registerWords(facts) }];
  const called = new Map(facts.named.map((one) => [one.id, nameOf(one, lang)]));
  return facts.acts.map((act) => {
    const { stateId, ofId, actedOn, effectiveOn, supersedesId } = act;
    const words = actWords(act, (id) => called.get(id) ?? "");
    const old = supersedesId && names.get(supersedesId);
    return {
      ...nothing,
      text: old ? ledgerWords("inPlaceOf", { act: words, old }) : words,
      means: [stateId, ofId, actedOn?.edtf, effectiveOn?.edtf, supersedesId].join(),
    };
  });
}

function measuresOf(projection: Projection | null): Block[] {
  if (projection?.kind !== "measure") return [];
  const { facts, lang } = projection;
  const lines = measureLines(facts, lang);
  return facts.measures.map(({ ofId, aboutId, period, asOf }, n) => ({
    ...nothing,
    text: lines[n] ?? "",
    means: [ofId, aboutId, period?.edtf, asOf?.edtf].join(),
  }));
}

const registerWords = ({ acts, register }: ActFacts) =>
  register ? ledgerWords("register", { ...register, acts: acts.length }) : "";

/** A paragraph's words with the citations in it, a trace of how it is set, and what its words stand for. */
type Block = { text: string; noteIds: string[]; style: string; means: string };

const nothing: Block = { text: "", noteIds: [], style: "", means: "" };

const bodyOf = (p: Projection | null, names: Names) =>
  p && "body" in p ? blocksOf(p.body, { names }) : [];
const methodOf = (p: Projection | null, names: Names) =>
  p?.kind === "page" ? blocksOf(p.method, { names }) : [];

const differOf = (projection: Projection | null): Block[] =>
  (projection?.differ ?? []).map(({ said, recorded }) => ({
    ...nothing,
    text: [`“${said}”`, ...recorded].join(" | "),
  }));

function notesOf(projection: Projection | null): Block[] {
  if (!projection) return [];
  return projection.notes.map(({ id, source, place, quote }) => {
    const about = sourceWords(source, projection.lang);
    const text = [...about, place, quote && `“${quote}”`].filter(Boolean).join(", ");
    const means = "wording" in source ? "" : (source.capture?.path ?? "");
    return { ...nothing, text, noteIds: [id], means };
  });
}

function sourceWords(source: PublicSource, lang: Language): string[] {
  if ("wording" in source) return [source.wording];
  const { publisher, title, author, publishedOn, url, capture } = source;
  const day = publishedOn ? unitWords(publishedOn, lang) : "";
  const copy = capture ? ledgerWords("copy", { day: unitWords(capture.takenOn, lang) }) : "";
  return [publisher, title, author, day, url, copy];
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
  if (node.type === "horizontalRule") return [{ ...nothing, text: "* * *", style: here }];
  if (node.type === "measures") {
    const text = names.get(`${node.attrs?.workId}`) ?? ledgerWords("shownUnknown");
    return [{ ...nothing, text, means: `${node.attrs?.workId}` }];
  }
  if (node.type !== "paragraph" && node.type !== "heading") {
    const speaker = typeof node.attrs?.speaker === "string" ? node.attrs.speaker : "";
    const inner = children.flatMap((child) => blocksOf(child, { names, path: here }));
    return speaker ? [...inner, { ...nothing, text: speaker, style: here }] : inner;
  }
  const noteIds = children.flatMap(({ type, attrs }) =>
    type === "citation" && typeof attrs?.id === "string" ? [attrs.id] : [],
  );
  // Where its links lead is told by its words, and by what they stand for.
  const style = `${here}${children.map(({ marks = [] }) => marks.map(({ type }) => type)).join(";")}`;
  const text = children.map((child) => inlineText(child, names)).join("");
  return [{ text, noteIds, style, means: [...noteIds, ...workLinksOf(node)].join() }];
}

/** Where a link leads is part of what is approved, so it is part of what is compared. */
function inlineText({ type, text = "", marks = [] }: ProseNode, names: Names): string {
  if (type === "hardBreak") return "\n";
  if (type === "citation") return " [*]";
  const to = marks.map((mark) => {
    if (mark.type === "link") return mark.attrs.href;
    return mark.type === "workLink" ? names.get(mark.attrs.workId) : undefined;
  });
  return [text, ...to.flatMap((one) => (one ? [`<${one}>`] : []))].join(" ");
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
    isOther: !isChanged && before.means !== after.means,
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

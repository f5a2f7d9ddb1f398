import type { TypedAct } from "@/server/acts/schema";
import { phases } from "@/server/dates/vague-date";
import type { TypedMeasure } from "@/server/measures/schema";
import type { ProseMark, ProseNode } from "@/server/public/projection";
import { BodyRefused, checkBody } from "@/server/text/check";
import { workLinksOf } from "@/server/text/plain";
import { namedIn } from "@/server/works/rules";
import { emptyBody, type TypedFacts, typedFacts } from "@/server/works/schema";
import {
  type FileCitation,
  type FileWork,
  fileWork,
  pageSource,
  type SourceFields,
} from "./format";
import { importedDate } from "./imported-date";
import { fateOf, type Reason } from "./reason";

/**
 * What the record already has: where ids of the file stand in it, who bears a name, and the names of people whom readers may
 * know by a fuller one here than where the file comes from, and which entries have a page. An act is one act for ever, and a copy of it another one: `acts`
 * and `registers` say which ids those of the file have here.
 */
export type Known = {
  ids: ReadonlyMap<string, string>;
  acts: ReadonlyMap<string, string>;
  registers: ReadonlyMap<string, string>;
  named: (name: string) => readonly string[];
  fuller: ReadonlyMap<string, string>;
  pages: ReadonlySet<string>;
};

/** A source of the file by its id in the record, or a page that is one source of the tracker. */
export type ReadyCitation = {
  id: string | null;
  place: string;
  quote: string;
  source: { id: string } | { page: SourceFields };
};
export type ReadyEdition = Omit<FileWork["editions"][number], "status" | "citations"> & {
  body: ProseNode;
  method: ProseNode;
  citations: ReadyCitation[];
};
/** A work that may be written as it stands. */
export type ReadyWork = Pick<FileWork, "risk" | "isRestricted" | "lookAgainOn"> & {
  facts: TypedFacts;
  /** Whose page it is, of that kind alone. */
  entityId: string | null;
  editions: ReadyEdition[];
};

/** A work of a file checked against what a draft may hold; `work` is null where the reasons refuse it. */
export type Prepared = { id: string; title: string; reasons: Reason[]; work: ReadyWork | null };

const longest = {
  headline: 300,
  standfirst: 2_000,
  byline: 200,
  quote: 4_000,
  place: 200,
} as const;

export function prepare(given: unknown, known: Known): Prepared {
  const parsed = fileWork.safeParse(given);
  if (!parsed.success) return unread("shapeUnknown");
  const file = parsed.data;
  const title = file.editions[0]?.headline.trim() ?? "";
  const reasons: Reason[] = [...sizesOf(file), ...handling(file)];
  if (title === "") reasons.push({ code: "titleMissing" });
  const facts = factsOf(file, known, reasons);
  if (facts) reasons.push(...fullerIn(facts, known));
  const editions = editionsOf(file, known, reasons);
  const entityId = facts?.kind === "entity" ? entryOf(file, known, reasons) : null;
  const { id, risk, isRestricted, lookAgainOn } = file;
  const isRefused = fateOf(reasons) === "refused" || !facts || !editions;
  const work = isRefused ? null : { facts, entityId, editions, risk, isRestricted, lookAgainOn };
  return { id, title, reasons: distinct(reasons), work };
}

const unread = (code: "shapeUnknown"): Prepared => ({
  id: "",
  title: "",
  reasons: [{ code }],
  work: null,
});

function distinct(reasons: Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

/** What is too long is refused, never cut. */
function sizesOf({ editions, date = "" }: FileWork): Reason[] {
  const sizes: [field: string, words: string, most: number][] = editions.flatMap((edition) => [
    ["headline", edition.headline.trim(), longest.headline],
    ["standfirst", edition.standfirst.trim(), longest.standfirst],
    ["byline", edition.byline.trim(), longest.byline],
    ...edition.citations.flatMap(({ quote, place }): [string, string, number][] => [
      ["quote", quote, longest.quote],
      ["place", place, longest.place],
    ]),
  ]);
  return [...sizes, ["date", date, 200] satisfies [string, string, number]].flatMap(
    ([field, words, most]): Reason[] =>
      words.length > most
        ? [{ code: "tooLong", told: { field, length: String(words.length), most: String(most) } }]
        : [],
  );
}

function handling({ editions, isRestricted }: FileWork): Reason[] {
  const wasLive = editions.some(({ status }) =>
    ["published", "approved", "inReview"].includes(status),
  );
  return [
    ...(wasLive ? [{ code: "wasLive" } as const] : []),
    ...(isRestricted ? [{ code: "restrictedToYou" } as const] : []),
  ];
}

const blank: Record<string, object> = {
  article: { datedOn: null },
  event: { typed: "", phrase: "", workedOut: "", phase: "occurred", participantIds: [] },
};

function factsOf(file: FileWork, known: Known, reasons: Reason[]): TypedFacts | null {
  const { kind, facts, named, date } = file;
  if (kind === "event" && !isPhase(facts.phase)) {
    reasons.push({ code: "phaseUnknown", told: { phase: String(facts.phase) } });
    return null;
  }
  const dated = date === undefined || kind !== "event" ? {} : datedBy(date, reasons);
  const whole = { ...blank[kind], ...dated, ...renamed(facts, known, reasons), kind };
  const parsed = typedFacts.safeParse(whole);
  if (!parsed.success) {
    reasons.push({ code: "shapeUnknown" });
    return null;
  }
  if (parsed.data.kind === "act") return enteredHere(parsed.data, known, reasons);
  if (parsed.data.kind === "measure")
    return { kind: "measure", measures: measuresHere(parsed.data.measures, known, reasons) };
  if (parsed.data.kind !== "event") return parsed.data;
  const participantIds = [
    ...new Set([...parsed.data.participantIds, ...found(named, known, reasons)]),
  ];
  const { condition, ...event } = parsed.data;
  const isLost = condition && ![...known.ids.values()].includes(condition.workId);
  if (isLost) reasons.push({ code: "conditionLost" });
  return { ...event, participantIds, ...(condition && !isLost && { condition }) };
}

const isPhase = (phase: unknown) => phase === undefined || phases.some((one) => one === phase);

/** The entry a page of the record is of, which has no page yet. */
function entryOf({ entityId }: FileWork, { ids, pages }: Known, reasons: Reason[]) {
  const here = entityId === null ? undefined : ids.get(entityId);
  if (here === undefined) reasons.push({ code: "entryLost" });
  else if (pages.has(here)) reasons.push({ code: "ofTheRecord" });
  return here ?? null;
}

/** An entry that is here stays as it is: what it lets readers know of a person may be more than the file does. */
function fullerIn(facts: TypedFacts, { fuller }: Known): Reason[] {
  return namedIn(facts).flatMap((id): Reason[] => {
    const name = fuller.get(id);
    return name === undefined ? [] : [{ code: "namedFuller", told: { name } }];
  });
}

type Entered = Extract<TypedFacts, { kind: "act" }>;

/** What a work enters in the ledger: the rows of a register of the file, or else its own acts. */
function enteredHere({ acts, registerId }: Entered, known: Known, reasons: Reason[]): Entered {
  const register = registerId === null ? undefined : known.registers.get(registerId);
  if (registerId !== null && !register) reasons.push({ code: "registerLost" });
  if (register) return { kind: "act", acts: [], registerId: register };
  return { kind: "act", acts: actsHere(acts, known, reasons), registerId: null };
}

/** Acts whose parties and treaties the record has; of others the place is left open, and said. */
function actsHere(given: readonly TypedAct[], { ids, acts }: Known, reasons: Reason[]): TypedAct[] {
  const known = whereKnown(ids);
  return given.map((act) => {
    const [stateId, ofId] = [known(act.stateId), known(act.ofId)];
    if (stateId !== act.stateId || ofId !== act.ofId)
      reasons.push({ code: "nameUnknown", told: { name: "?" } });
    const supersedesId = (act.supersedesId && acts.get(act.supersedesId)) ?? null;
    if (act.supersedesId && !supersedesId) reasons.push({ code: "actLost" });
    return { ...act, id: acts.get(act.id) ?? act.id, stateId, ofId, supersedesId };
  });
}

/** Measures of those whom the record has, and about them; of others the place is left open, and said. */
function measuresHere(
  measures: readonly TypedMeasure[],
  { ids }: Known,
  reasons: Reason[],
): TypedMeasure[] {
  const known = whereKnown(ids);
  return measures.map((measure) => {
    const [ofId, aboutId] = [known(measure.ofId), known(measure.aboutId)];
    if (ofId !== measure.ofId || aboutId !== measure.aboutId)
      reasons.push({ code: "nameUnknown", told: { name: "?" } });
    return { ...measure, ofId, aboutId };
  });
}

function whereKnown(ids: Known["ids"]) {
  const here = new Set(ids.values());
  return (id: string | null) => (id !== null && here.has(id) ? id : null);
}

function datedBy(date: string, reasons: Reason[]) {
  const { reasons: told, ...read } = importedDate(date);
  if (read.typed === "" && read.phrase === "") reasons.push({ code: "dateMissing" });
  reasons.push(...told);
  return read;
}

/** Facts with the ids of the file put as the record has them; participants it does not have are left out, and said. */
function renamed(facts: FileWork["facts"], { ids }: Known, reasons: Reason[]): FileWork["facts"] {
  const { participantIds = [], ...rest } = facts;
  const list: unknown[] = Array.isArray(participantIds) ? participantIds : [];
  const here = list.flatMap((id) => (typeof id === "string" ? (ids.get(id) ?? []) : []));
  if (here.length < list.length) reasons.push({ code: "nameUnknown", told: { name: "?" } });
  return {
    ...Object.fromEntries(
      Object.entries(rest).map(([name, value]) => [name, inRecord(value, ids)]),
    ),
    ...(here.length > 0 && { participantIds: here }),
  };
}

function inRecord(value: unknown, ids: Known["ids"]): unknown {
  if (typeof value === "string") return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => inRecord(one, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inRecord(one, ids)]));
}

function found(names: readonly string[], { named }: Known, reasons: Reason[]): string[] {
  return names.flatMap((name) => {
    const [id, other] = named(name);
    if (id && !other) return [id];
    reasons.push({ code: other ? "nameShared" : "nameUnknown", told: { name } });
    return [];
  });
}

function editionsOf(file: FileWork, known: Known, reasons: Reason[]): ReadyEdition[] | null {
  const languages = new Set(file.editions.map(({ lang }) => lang));
  if (languages.size < file.editions.length) {
    reasons.push({ code: "shapeUnknown" });
    return null;
  }
  return file.editions.map(({ status: _, ...edition }) => ({
    ...edition,
    headline: edition.headline.trim(),
    standfirst: edition.standfirst.trim(),
    byline: edition.byline.trim(),
    body: bodyOf(edition.body, known, reasons),
    method: bodyOf(edition.method, known, reasons),
    citations: citationsOf(edition.citations, known, reasons),
  }));
}

function bodyOf(given: unknown, { ids }: Known, reasons: Reason[]): ProseNode {
  try {
    const body = checkBody(given ?? emptyBody);
    if (workLinksOf(body).some((id) => !ids.has(id))) reasons.push({ code: "linksLost" });
    return relinked(body, ids);
  } catch (error) {
    if (!(error instanceof BodyRefused)) throw error;
    reasons.push({ code: "bodyUnkept" });
    return emptyBody;
  }
}

/** Links to works of the same file lead to their drafts; words that led to others stay words, and where others' measures stood there is an empty paragraph. */
function relinked({ marks, content, ...node }: ProseNode, ids: Known["ids"]): ProseNode {
  if (node.type === "measures") {
    const workId = ids.get(`${node.attrs?.workId}`);
    return workId ? { ...node, attrs: { workId } } : { type: "paragraph" };
  }
  const kept = marks?.flatMap((mark): ProseMark[] => {
    if (mark.type !== "workLink") return [mark];
    const workId = ids.get(mark.attrs.workId);
    return workId ? [{ ...mark, attrs: { workId } }] : [];
  });
  return {
    ...node,
    ...(kept && kept.length > 0 && { marks: kept }),
    ...(content && { content: content.map((child) => relinked(child, ids)) }),
  };
}

function citationsOf(given: FileCitation[], known: Known, reasons: Reason[]): ReadyCitation[] {
  const taken = new Set<string>();
  return given.flatMap(({ id, place, quote, ...named }) => {
    const source = sourceOf(named, known, reasons);
    if (!source) return [];
    const own = id && !taken.has(id) ? id : null;
    if (own) taken.add(own);
    return [{ id: own, place, quote, source }];
  });
}

type Named = Pick<FileCitation, "sourceId" | "url" | "title" | "publisher">;

function sourceOf({ sourceId, ...page }: Named, { ids }: Known, reasons: Reason[]) {
  if (sourceId !== undefined) {
    const id = ids.get(sourceId);
    if (!id) reasons.push({ code: "sourceLost" });
    return id ? { id } : null;
  }
  const fields = pageFields(page);
  if (fields.success) return { page: fields.data };
  reasons.push({ code: "addressLeftOut", told: { address: page.url.slice(0, 200) } });
  return null;
}

/** A page as a source of kind media; what is not said of it is what its address says. */
function pageFields({ url, title, publisher }: Omit<Named, "sourceId">) {
  const address = url.trim();
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "";
  return pageSource({
    title: (title || address.replace(/^https?:\/\/(www\.)?/i, "")).slice(0, 500),
    publisher: (publisher || host).slice(0, 200),
    url: address,
  });
}

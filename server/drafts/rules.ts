import { diffArrays } from "diff";
import type { ProseNode } from "@/server/public/projection";
import { BodyRefused, checkBody } from "@/server/text/check";
import { citedIds } from "@/server/text/plain";
import { emptyBody, type Save, type TypedFacts } from "@/server/works/schema";

/** A text with its facts, as a person holds it. */
export type Draft = Pick<Save, "text" | "facts">;
export type Choice = "mine" | "theirs" | "both";
export type Choices = Readonly<Record<string, Choice>>;

type Citation = Save["text"]["citations"][number];
type Sides<T> = { mine: T; theirs: T };
type Named<Kind extends string> = { id: string; is: Kind; choices: readonly Choice[] };

/** A place where two drafts differ; a side that has nothing there is empty, or null. */
export type Difference =
  | (Named<"line"> & { field: LineField } & Sides<string>)
  | (Named<"block"> & { field: BodyField } & Sides<ProseNode | null>)
  | (Named<"note"> & Sides<Citation | null>)
  | (Named<"fact"> & { field: FactField } & Sides<TypedFacts>);

/** What two drafts say, in reading order: where they differ, and how many paragraphs in between do not. */
export type Part = Difference | { is: "same"; id: string; count: number };

const lineFields = ["headline", "standfirst", "byline"] as const;
export type LineField = (typeof lineFields)[number];
const bodyFields = ["body", "method"] as const;
export type BodyField = (typeof bodyFields)[number];
export type FactField =
  | "datedOn"
  | "date"
  | "condition"
  | "phase"
  | "participants"
  | "acts"
  | "measures";

const either: readonly Choice[] = ["mine", "theirs"];
const orBoth: readonly Choice[] = ["mine", "theirs", "both"];

/** Every part of two drafts of one work; null where a body is not one an article may hold, and only a whole can be chosen. */
export function partsOf(mine: Draft, theirs: Draft): Part[] | null {
  const bodies = checkedBodies(mine, theirs);
  if (!bodies) return null;
  return [
    ...lineFields.flatMap((field): Part[] =>
      mine.text[field] === theirs.text[field]
        ? []
        : [{ id: field, is: "line", field, choices: either, ...sidesOf(field, mine, theirs) }],
    ),
    ...factFields.flatMap((field): Part[] =>
      isSame(factOf(field, mine.facts), factOf(field, theirs.facts))
        ? []
        : [
            {
              id: field,
              is: "fact",
              field,
              choices: several.includes(field) ? orBoth : either,
              mine: mine.facts,
              theirs: theirs.facts,
            },
          ],
    ),
    ...bodyFields.flatMap((field) => blockParts(field, bodies[field])),
    ...noteParts(mine, theirs, bodies),
  ];
}

export const isDifference = (part: Part): part is Difference => part.is !== "same";

/** What is chosen before anyone chooses: what only one of them wrote is kept, so that leaving it out is a decision. */
export function firstChoices(parts: readonly Part[]): Choices {
  const given = parts.filter(isDifference).flatMap(({ id, is, mine, theirs }) => {
    if (is === "line" || is === "fact" || (mine && theirs)) return [];
    return [[id, mine ? "mine" : "theirs"] as const];
  });
  return Object.fromEntries(given);
}

/** The draft the choices make; mine, where nothing is chosen. A note comes along with its marker, from the side chosen for it. */
export function merged(mine: Draft, theirs: Draft, choices: Choices): Draft {
  const bodies = checkedBodies(mine, theirs);
  if (!bodies) return mine;
  const line = (field: LineField) => (choices[field] === "theirs" ? theirs : mine).text[field];
  const body = mergedBody("body", bodies.body, choices);
  const method = mergedBody("method", bodies.method, choices);
  return {
    text: {
      headline: line("headline"),
      standfirst: line("standfirst"),
      byline: line("byline"),
      body,
      method,
      citations: mergedNotes(mine, theirs, { bodies, choices, cited: citedIds(body, method) }),
    },
    facts: mergedFacts(mine.facts, theirs.facts, choices),
  };
}

const sidesOf = (field: LineField, mine: Draft, theirs: Draft): Sides<string> => ({
  mine: mine.text[field],
  theirs: theirs.text[field],
});

type Bodies = Record<BodyField, Sides<ProseNode>>;

function checkedBodies({ text: mine }: Draft, { text: theirs }: Draft): Bodies | null {
  try {
    return {
      body: { mine: checkBody(mine.body), theirs: checkBody(theirs.body) },
      method: { mine: checkBody(mine.method), theirs: checkBody(theirs.method) },
    };
  } catch (error) {
    if (error instanceof BodyRefused) return null;
    throw error;
  }
}

type Block = { id: string } & ({ same: ProseNode } | { differs: Sides<ProseNode | null> });

/** The paragraphs, tables and quotations of two bodies, those that took each other's place beside each other. */
function blocksOf(field: BodyField, { mine, theirs }: Sides<ProseNode>): Block[] {
  const blocks: Block[] = [];
  let only: ProseNode[] = [];
  const comparator = isSame<ProseNode>;
  const close = (added: ProseNode[]) => {
    for (let n = 0; n < Math.max(only.length, added.length); n += 1)
      blocks.push({
        id: `${field} ${blocks.length}`,
        differs: { mine: only[n] ?? null, theirs: added[n] ?? null },
      });
    only = [];
  };
  const changes = diffArrays(mine.content ?? [], theirs.content ?? [], { comparator });
  for (const { added, removed, value } of changes) {
    if (removed) only = value;
    else close(added ? value : []);
    if (!added && !removed)
      blocks.push(...value.map((same, n) => ({ id: `${field} ${blocks.length + n}`, same })));
  }
  close([]);
  return blocks;
}

function blockParts(field: BodyField, bodies: Sides<ProseNode>): Part[] {
  const parts: Part[] = [];
  for (const block of blocksOf(field, bodies)) {
    const last = parts.at(-1);
    if ("differs" in block) {
      const choices = block.differs.mine && block.differs.theirs ? orBoth : either;
      parts.push({ id: block.id, is: "block", field, choices, ...block.differs });
    } else if (last?.is === "same") last.count += 1;
    else parts.push({ id: block.id, is: "same", count: 1 });
  }
  return parts.length === 1 && parts[0]?.is === "same" ? [] : parts;
}

function mergedBody(field: BodyField, bodies: Sides<ProseNode>, choices: Choices): ProseNode {
  const content = blocksOf(field, bodies).flatMap((block) => {
    if ("same" in block) return [block.same];
    const { mine, theirs } = block.differs;
    return chosen(choices[block.id], { mine, theirs }).filter((node) => node !== null);
  });
  return content.length > 0 ? { type: "doc", content } : emptyBody;
}

function chosen<T>(choice: Choice | undefined, { mine, theirs }: Sides<T>): T[] {
  if (choice === "both") return [mine, theirs];
  return [choice === "theirs" ? theirs : mine];
}

const noteId = (id: string) => `note ${id}`;

/** Notes both have and that say different things, and sources of the whole text that only one of them names. */
function noteParts(mine: Draft, theirs: Draft, bodies: Bodies): Part[] {
  return notesOf(mine, theirs).flatMap(({ id, ...sides }): Part[] => {
    const isOne = sides.mine === null || sides.theirs === null;
    const differs = isOne
      ? isOfWhole(id, sides, bodies)
      : !isSame(fields(sides.mine), fields(sides.theirs));
    return differs ? [{ id: noteId(id), is: "note", choices: either, ...sides }] : [];
  });
}

type MergedNotes = { bodies: Bodies; choices: Choices; cited: string[] };

function mergedNotes(mine: Draft, theirs: Draft, { bodies, choices, cited }: MergedNotes) {
  return notesOf(mine, theirs).flatMap(({ id, ...sides }) => {
    const choice = choices[noteId(id)];
    const isNamed = cited.includes(id);
    if (!isNamed && !isOfWhole(id, sides, bodies)) return [];
    const [note] = chosen(choice, sides);
    // A marker that came along never loses its source, whichever side that is on.
    return note
      ? [note]
      : isNamed
        ? [sides.mine ?? sides.theirs].filter((one) => one !== null)
        : [];
  });
}

function notesOf({ text: mine }: Draft, { text: theirs }: Draft) {
  const ids = [...mine.citations, ...theirs.citations].map(({ id }) => id);
  return [...new Set(ids)].map((id) => ({
    id,
    mine: mine.citations.find((one) => one.id === id) ?? null,
    theirs: theirs.citations.find((one) => one.id === id) ?? null,
  }));
}

/** Whether a side has the source without a marker for it: one of the whole text. */
function isOfWhole(id: string, sides: Sides<Citation | null>, { body, method }: Bodies): boolean {
  return (["mine", "theirs"] as const).some(
    (side) => sides[side] !== null && !citedIds(body[side], method[side]).includes(id),
  );
}

const fields = (note: Citation | null) => note && [note.sourceId, note.place, note.quote];

const factFields: readonly FactField[] = [
  "datedOn",
  "date",
  "condition",
  "phase",
  "participants",
  "acts",
  "measures",
];
/** Those of which both sides can be kept together. */
const several: readonly FactField[] = ["participants", "acts", "measures"];

function factOf(field: FactField, facts: TypedFacts): unknown {
  if (facts.kind === "article") return field === "datedOn" ? facts.datedOn : null;
  if (facts.kind === "act") return field === "acts" ? facts.acts : null;
  if (facts.kind === "measure") return field === "measures" ? facts.measures : null;
  if (facts.kind === "page" || facts.kind === "entity") return null;
  const { typed, phrase, workedOut, condition, phase, participantIds } = facts;
  const parts = {
    datedOn: null,
    date: [typed, phrase, workedOut],
    condition: condition ?? null,
    phase,
    participants: participantIds,
    acts: null,
    measures: null,
  };
  return parts[field];
}

function mergedFacts(mine: TypedFacts, theirs: TypedFacts, choices: Choices): TypedFacts {
  if (mine.kind === "article" && theirs.kind === "article")
    return choices.datedOn === "theirs" ? theirs : mine;
  if (mine.kind === "act" && theirs.kind === "act") {
    const acts = chosen(choices.acts, { mine: mine.acts, theirs: theirs.acts });
    return { kind: "act", acts: eachOnce(acts.flat()), registerId: mine.registerId };
  }
  if (mine.kind === "measure" && theirs.kind === "measure") {
    const sides = { mine: mine.measures, theirs: theirs.measures };
    return { kind: "measure", measures: eachOnce(chosen(choices.measures, sides).flat()) };
  }
  if (mine.kind === "event" && theirs.kind === "event") return mergedEvent(mine, theirs, choices);
  return mine;
}

type EventFacts = Extract<TypedFacts, { kind: "event" }>;

function mergedEvent(mine: EventFacts, theirs: EventFacts, choices: Choices): TypedFacts {
  // The date, the source's words for it and how it was worked out belong together.
  const { typed, phrase, workedOut } = choices.date === "theirs" ? theirs : mine;
  const { condition } = choices.condition === "theirs" ? theirs : mine;
  const { phase } = choices.phase === "theirs" ? theirs : mine;
  const ids = chosen(choices.participants, {
    mine: mine.participantIds,
    theirs: theirs.participantIds,
  });
  return {
    kind: "event",
    typed,
    phrase,
    workedOut,
    phase,
    participantIds: [...new Set(ids.flat())],
    ...(condition && { condition }),
  };
}

/** What both sides have is one: the first of the two stands. */
function eachOnce<T extends { id: string }>(entered: readonly T[]): T[] {
  return entered.filter(({ id }, n) => entered.findIndex((one) => one.id === id) === n);
}

/** Whether two values are the same, whatever the order of their fields. */
function isSame<T>(one: T, other: T): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)),
        )
      : part,
  );
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyMeasure } from "@/server/measures/rules";
import type { TypedMeasure } from "@/server/measures/schema";
import type { ProseNode } from "@/server/public/projection";
import { citedIds } from "@/server/text/plain";
import { emptyBody, type TypedFacts } from "@/server/works/schema";
import { type Choice, type Draft, firstChoices, isDifference, merged, partsOf } from "./rules";

const ids = ["1", "2", "3"].map((n) => `0000000${n}-0000-4000-8000-000000000000`);
const [one = "", two = ""] = ids;

const paragraph = (text: string, noteId?: string): ProseNode => ({
  type: "paragraph",
  content: [
    { type: "text", text },
    ...(noteId ? [{ type: "citation", attrs: { id: noteId } }] : []),
  ],
});
const note = (id: string, quote = "") => ({ id, sourceId: one, place: "", quote });

const draft = (content: ProseNode[], more: Partial<Draft["text"]> = {}): Draft => ({
  text: {
    headline: "One",
    standfirst: "",
    byline: "",
    body: content.length > 0 ? { type: "doc", content } : emptyBody,
    method: emptyBody,
    citations: [],
    ...more,
  },
  facts: { kind: "article", datedOn: null },
});

const differences = (mine: Draft, theirs: Draft) =>
  (partsOf(mine, theirs) ?? []).filter(isDifference);
const every = (choice: Choice, mine: Draft, theirs: Draft) =>
  merged(mine, theirs, Object.fromEntries(differences(mine, theirs).map(({ id }) => [id, choice])));
const words = (body: unknown): string => JSON.stringify(body);

test("only the paragraphs that differ are asked about, and the others are counted", () => {
  const mine = draft(["A.", "Mine.", "C.", "D."].map((text) => paragraph(text)));
  const theirs = draft(["A.", "Theirs.", "C.", "D.", "New."].map((text) => paragraph(text)));
  const parts = partsOf(mine, theirs) ?? [];
  expect(parts.map((part) => (part.is === "same" ? part.count : part.choices.length))).toEqual([
    1, 3, 2, 2,
  ]);
  // What only they wrote is kept unless it is left out.
  expect(Object.values(firstChoices(parts))).toEqual(["theirs"]);
});

test("each paragraph is of the side chosen for it, or of both", () => {
  const mine = draft([paragraph("Mine."), paragraph("Same."), paragraph("Also mine.")]);
  const theirs = draft([paragraph("Theirs."), paragraph("Same."), paragraph("Also theirs.")]);
  const [first, second] = differences(mine, theirs);
  const choices = { [first?.id ?? ""]: "theirs", [second?.id ?? ""]: "both" } as const;
  expect(merged(mine, theirs, choices).text.body).toEqual({
    type: "doc",
    content: ["Theirs.", "Same.", "Also mine.", "Also theirs."].map((text) => paragraph(text)),
  });
});

test("a note comes along with its marker, and goes with it", () => {
  const mine = draft([paragraph("Mine.", one)], { citations: [note(one, "Mine.")] });
  const theirs = draft([paragraph("Theirs.", two)], { citations: [note(two, "Theirs.")] });
  expect(every("mine", mine, theirs).text.citations).toEqual([note(one, "Mine.")]);
  expect(every("theirs", mine, theirs).text.citations).toEqual([note(two, "Theirs.")]);
  expect(every("both", mine, theirs).text.citations).toHaveLength(2);
});

test("one note with two wordings is asked about by itself", () => {
  const mine = draft([paragraph("A.", one)], { citations: [note(one, "Mine.")] });
  const theirs = draft([paragraph("A.", one)], { citations: [note(one, "Theirs.")] });
  expect(differences(mine, theirs).map(({ is }) => is)).toEqual(["note"]);
  expect(every("theirs", mine, theirs).text.citations).toEqual([note(one, "Theirs.")]);
});

test("a date goes with the words it rests on, and participants of both are named once", () => {
  const event = (typed: string, participantIds: string[]): TypedFacts => ({
    kind: "event",
    typed,
    phrase: `phrase of ${typed}`,
    workedOut: "",
    phase: "occurred",
    participantIds,
  });
  const mine = { ...draft([]), facts: event("1998", [one]) };
  const theirs = { ...draft([]), facts: event("1999", [one, two]) };
  expect(merged(mine, theirs, { date: "theirs", participants: "both" }).facts).toEqual(
    event("1999", [one, two]),
  );
});

test("what an event waits for is chosen like its date, and nothing stands for it where nothing is", () => {
  const event = (duration: string | null): TypedFacts => ({
    kind: "event",
    typed: "",
    phrase: "",
    workedOut: "",
    phase: "pending",
    participantIds: [],
    ...(duration && {
      condition: { kind: "after", workId: one, period: { duration, until: "day" }, basis: "" },
    }),
  });
  const mine = { ...draft([]), facts: event("P12M") };
  const theirs = { ...draft([]), facts: event("P6M") };
  expect(differences(mine, theirs).map(({ id }) => id)).toEqual(["condition"]);
  expect(merged(mine, theirs, { condition: "theirs" }).facts).toEqual(event("P6M"));
  const without = { ...draft([]), facts: event(null) };
  expect(differences(mine, without).map(({ id }) => id)).toEqual(["condition"]);
  expect(merged(mine, without, { condition: "theirs" }).facts).toEqual(event(null));
  expect(merged(mine, without, { condition: "mine" }).facts).toEqual(event("P12M"));
});

test("of measures both sides can be kept, one that both have once, from the first", () => {
  const measure = (id: string, value: string) => ({ ...emptyMeasure(id), value });
  const facts = (...measures: TypedMeasure[]) => ({ kind: "measure" as const, measures });
  const mine = { ...draft([]), facts: facts(measure(one, "30")) };
  const theirs = { ...draft([]), facts: facts(measure(one, "31"), measure(two, "27")) };
  expect(partsOf(mine, theirs)).toMatchObject([
    { id: "measures", is: "fact", choices: ["mine", "theirs", "both"] },
  ]);
  expect(merged(mine, theirs, { measures: "both" }).facts).toEqual(
    facts(measure(one, "30"), measure(two, "27")),
  );
  expect(merged(mine, theirs, { measures: "theirs" }).facts).toEqual(theirs.facts);
});

test("whoever chooses one side everywhere has exactly that text", () => {
  const paragraphs = fc.array(
    fc.record({
      text: fc.constantFrom("A.", "B.", "C.", "D."),
      id: fc.option(fc.constantFrom(...ids)),
    }),
    { maxLength: 7 },
  );
  const side = fc.record({
    paragraphs,
    headline: fc.constantFrom("One", "Two"),
    whole: fc.boolean(),
  });
  const madeOf = (given: {
    paragraphs: { text: string; id: string | null }[];
    headline: string;
    whole: boolean;
  }) => {
    const content = given.paragraphs.map(({ text, id }) => paragraph(text, id ?? undefined));
    const whole = given.whole ? [note("00000009-0000-4000-8000-000000000000")] : [];
    const cited = citedIds({ type: "doc", content }).map((id) => note(id, given.headline));
    return draft(content, { headline: given.headline, citations: [...cited, ...whole] });
  };
  const byId = (made: Draft) => ({
    ...made,
    text: {
      ...made.text,
      citations: made.text.citations.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    },
  });
  fc.assert(
    fc.property(side, side, (a, b) => {
      const [mine, theirs] = [madeOf(a), madeOf(b)];
      expect(words(byId(every("mine", mine, theirs)))).toBe(words(byId(mine)));
      expect(words(byId(every("theirs", mine, theirs)))).toBe(words(byId(theirs)));
      // Nothing that was cited anywhere in the text loses its source.
      const { text } = every("both", mine, theirs);
      const known = text.citations.map(({ id }) => id);
      expect(known).toEqual(expect.arrayContaining(citedIds(JSON.parse(words(text.body)))));
    }),
  );
});

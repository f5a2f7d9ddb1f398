import type { Stretch } from "./sentences";

/** Words that tell of something still to come without a date, where they begin and why they do. */
export type Cue = Stretch & { quoted: Quoted; workedOut: string };

/** What of a sentence a cue rests on: all of it with its stop, its clause, or the words from the cue on. */
type Quoted = "sentence" | "clause" | "fromHere";

type Form = { pattern: RegExp; quoted: Quoted; workedOut: string };

const unset = "the report says so itself";
const proposed = "proposed, not yet done";
const intended = "announced, not yet done";

// Kept few on purpose: "will" alone would make a proposal of every second sentence.
const forms: Form[] = [
  {
    pattern:
      /^(?:No|Neither a) (?:\p{Ll}+ ){0,2}(?:date|timetable|schedule|deadline|timeline)(?: \p{Ll}+)? (?:has|have|had) (?:yet )?been (?:set|fixed|announced|given|agreed|published)\b/gu,
    quoted: "sentence",
    workedOut: unset,
  },
  {
    pattern:
      /\b(?:A|The|Its|Their) (?:date|timetable|schedule|deadline) (?:for|of)\b[^,;.]{1,80}? (?:has|have|is|was) (?:not|yet)(?: yet)? (?:to be|been) (?:set|fixed|announced|agreed)\b/gu,
    quoted: "clause",
    workedOut: unset,
  },
  {
    pattern:
      /\b(?:proposing|proposes|proposed|recommending|recommends|recommended|urging|urges|demanding|requesting) that\b/gu,
    quoted: "fromHere",
    workedOut: proposed,
  },
  {
    pattern:
      /\b(?:is|are) (?:now |also |still )?(?:expected|due|set|scheduled) to\b|\b(?:plan|plans|intend|intends|has pledged|have pledged) to\b/gu,
    quoted: "clause",
    workedOut: intended,
  },
];

/** The cues of one sentence, by their place in it; what is asked, supposed or denied is none. */
export function cuesIn(sentence: string): Cue[] {
  if (sentence.trimEnd().endsWith("?")) return [];
  return forms.flatMap(({ pattern, quoted, workedOut }) =>
    [...sentence.matchAll(pattern)]
      .filter(({ index }) => !/\bif\b/i.test(sentence.slice(0, index)))
      .map(({ index, 0: said }) => ({
        start: index,
        end: index + said.length,
        quoted,
        workedOut,
      })),
  );
}

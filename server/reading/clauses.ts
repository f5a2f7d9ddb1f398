import type { Cue } from "./cues";
import { type Stretch, trimmed } from "./sentences";
import { auxiliaries, verb } from "./verbs";

const preposition =
  /\s(?:from|in|on|at|of|for|with|by|into|through|over|under|against|about|after|before|during|because|as|until|without|outside|inside|near|across|around|between|among|towards?)\s/;
/** Where one thing told ends and the next begins. */
const marks =
  /(?<!\d),|,(?!\d)|[;:()“”"«»]|\s[–—-]+\s|—|\b(?:which|who|whom|whose|where|because|although|though|while|but)\b|\bthat\b|\bsaid\b(?=\s+(?:it|he|she|they|the|its|their)\b)/g;

/** Words joined, or told of something already said; they are no part of a quote. */
const joint = /^(?:and|but|or|for|that|because|although|though|while|when|then|as)\s+/i;

/**
 * The clause of a sentence that a date expression stands in, as an editor would quote it. `taken` are the other
 * expressions and cues of the sentence: a clause holds none of them. All places are counted from the sentence's start.
 */
export function clauseAround(sentence: string, date: Stretch, taken: readonly Stretch[]): Stretch {
  const whole = segmentAround(sentence, date, taken);
  if (isOpening(sentence, whole, date)) return openingClause(sentence, whole, date);
  return withoutSubject(sentence, withoutJoint(sentence, whole, date), date);
}

/** What a cue rests on in its sentence. */
export function clauseOfCue(sentence: string, cue: Cue, taken: readonly Stretch[]): Stretch {
  if (cue.quoted === "sentence") return { start: 0, end: sentence.length };
  const segment = segmentAround(sentence, cue, taken);
  if (cue.quoted === "fromHere") return { start: cue.start, end: segment.end };
  return withoutJoint(sentence, segment, cue);
}

/** A clause before its subject is left out, for what a title is made of. */
export function segmentAround(sentence: string, date: Stretch, taken: readonly Stretch[]): Stretch {
  const bounds = boundariesOf(sentence, [date, ...taken]);
  const before = bounds.filter(({ end }) => end <= date.start);
  const start = Math.max(
    0,
    ...before.map(({ start: at, end }) => (isKept(sentence, at, end) ? at : end)),
  );
  const afterDate = opensWithComma(sentence, date, start) ? date.end + 1 : date.end;
  const after = bounds.filter(({ start: at }) => at >= afterDate);
  const end = Math.min(sentence.length, ...after.map(({ start: at }) => at));
  return stripped(sentence, apart(sentence, { start, end }, date, taken));
}

/** "Which", "who" and "where" begin the clause they lead. */
const isKept = (sentence: string, start: number, end: number) =>
  /^(?:which|who|whom|whose|where)$/.test(sentence.slice(start, end));

function opensWithComma(sentence: string, date: Stretch, start: number): boolean {
  return isLeadIn(sentence.slice(start, date.start)) && sentence.charAt(date.end) === ",";
}

const isLeadIn = (words: string) =>
  /^\W*(?:and\s+|but\s+)?(?:\p{L}+\s+){0,2}$/u.test(words) && !verb.test(words);

function isOpening(sentence: string, whole: Stretch, date: Stretch): boolean {
  const leads = sentence.slice(whole.start, date.start);
  // "Three years after it was opened for signature" is counted from all that follows.
  const isCounted = /\b(?:after|before)$/i.test(sentence.slice(date.start, date.end));
  return (
    !isCounted &&
    isLeadIn(leads) &&
    /^\W*(?:(?:and|but|in|on|by|at|since|between|from|during|until|after|before|the|as|of|over|for)\s+)*$/i.test(
      leads,
    ) &&
    date.end < whole.end
  );
}

/** Boundaries that lie in no date and no cue. */
function boundariesOf(sentence: string, spans: readonly Stretch[]): Stretch[] {
  return [...sentence.matchAll(marks)]
    .map(({ index, 0: mark }) => ({ start: index, end: index + mark.length }))
    .filter((mark) => !spans.some((span) => mark.start < span.end && span.start < mark.end));
}

/** Parts a stretch from the other dates and cues in it, at an "and" between them where there is one. */
function apart(
  sentence: string,
  stretch: Stretch,
  date: Stretch,
  taken: readonly Stretch[],
): Stretch {
  const others = taken.filter((other) => other.start < stretch.end && other.end > stretch.start);
  const before = others.findLast((other) => other.end <= date.start);
  const after = others.find((other) => other.start >= date.end);
  const start = before
    ? before.end + joined(sentence.slice(before.end, date.start))
    : stretch.start;
  if (!after) return { start, end: stretch.end };
  const between = sentence.slice(date.end, after.start);
  const and = /\s+(?:and|or)\s+(?=\p{L})/u.exec(between);
  return { start, end: and ? date.end + and.index : date.end + ledIn(between) };
}

/** Where the words of the later of two begin: after the "and" between them. */
function joined(between: string): number {
  const and = /\s(?:and|or)\s/.exec(between);
  return and ? and.index + and[0].length : 0;
}

/** A cue follows at once ("on Saturday proposing that …"); words before a later date belong to that. */
const ledIn = (between: string) => (between.trim() === "" ? between.length : 0);

function openingClause(sentence: string, whole: Stretch, date: Stretch): Stretch {
  const rest = sentence.slice(date.end, whole.end);
  const acts = verb.exec(rest);
  if (!acts) return whole;
  const after = acts.index + acts[0].length;
  const place = preposition.exec(rest.slice(after));
  return place
    ? stripped(sentence, { start: whole.start, end: date.end + after + place.index })
    : whole;
}

function withoutJoint(sentence: string, { start, end }: Stretch, date: Stretch): Stretch {
  const [said = ""] = joint.exec(sentence.slice(start, Math.min(end, date.start))) ?? [];
  return { start: start + said.length, end };
}

/** A long subject is left out, and so is one whose verb is a form of "be" or "have", with that: "first made public on Monday". */
function withoutSubject(sentence: string, { start, end }: Stretch, date: Stretch): Stretch {
  const words = sentence.slice(start, date.start);
  const acts = verb.exec(words);
  if (!acts || acts.index === 0 || /^(?:which|who|whom|whose|where)\b/.test(words))
    return { start, end };
  const isAuxiliary = new RegExp(`^(?:${auxiliaries})$`).test(acts[0]);
  const isShort = words.slice(0, acts.index).trim().split(/\s+/).length <= 2;
  if (!isAuxiliary) return isShort ? { start, end } : { start: start + acts.index, end };
  const [skipped = ""] =
    new RegExp(`^(?:(?:${auxiliaries})\\s+)+`).exec(words.slice(acts.index)) ?? [];
  return { start: start + acts.index + skipped.length, end };
}

const stripped = (sentence: string, stretch: Stretch) =>
  trimmed(sentence, stretch, /[\s,;:.!?()–—“”"«»…]/);

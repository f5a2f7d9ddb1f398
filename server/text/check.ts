import { getSchema } from "@tiptap/core";
import type { MarkType, NodeType } from "@tiptap/pm/model";
import type { ProseMark, ProseNode } from "@/server/public/projection";
import { articleExtensions } from "./extensions";
import { measuresIn } from "./plain";
import { isStorable } from "./storable";

const deepest = 40;
const longest = 200_000;
/** Nodes that hold no characters count too, or a text of empty paragraphs would have no bound. */
const mostNodes = 50_000;
/** Each is looked up whenever the text is shown or compared. */
const mostMeasures = 30;

export const articleSchema = getSchema(articleExtensions);

/** The text is not one an article may hold; `message` says why, in plain words. */
export class BodyRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "BodyRefused";
  }
}

type Tally = { characters: number; nodes: number };

/**
 * Takes what an editor sent as a body and returns it rebuilt from known parts only, every attribute filled in.
 * An empty document becomes one empty paragraph.
 * Refuses unknown nodes, marks and attributes, addresses that are not http, https or mailto, ids that are not UUIDs,
 * more than 40 levels, 200,000 characters or 30 entries of measures.
 */
export function checkBody(json: unknown): ProseNode {
  const doc = readNode(json, 0, { characters: 0, nodes: 0 });
  if (doc.type !== "doc") throw new BodyRefused("A text must be a whole document.");
  if (!doc.content?.length) return { type: "doc", content: [{ type: "paragraph" }] };
  try {
    articleSchema.nodeFromJSON(doc).check();
  } catch (error) {
    throw new BodyRefused(
      error instanceof Error ? error.message : "The parts of the text do not fit together.",
    );
  }
  if (measuresIn(doc).length > mostMeasures)
    throw new BodyRefused("A text can show the measures of 30 entries at most.");
  return doc;
}

function readNode(value: unknown, depth: number, tally: Tally): ProseNode {
  tally.nodes += 1;
  if (depth > deepest) throw new BodyRefused("The text is nested too deeply.");
  if (tally.nodes > mostNodes) throw new BodyRefused("The text has too many parts.");
  const given = record(value, ["type", "attrs", "marks", "content", "text"]);
  const type = typeNamed(articleSchema.nodes, given.type);
  const attrs = readAttrs(type, given.attrs);
  const marks = list(given.marks).map(readMark);
  return {
    type: type.name,
    ...(Object.keys(attrs).length > 0 && { attrs }),
    ...(marks.length > 0 && { marks }),
    ...(type.isText ? { text: readText(given.text, tally) } : noText(given.text)),
    ...(given.content !== undefined && {
      content: list(given.content).map((child) => readNode(child, depth + 1, tally)),
    }),
  };
}

function readText(value: unknown, tally: Tally) {
  if (typeof value !== "string" || value === "")
    throw new BodyRefused("A piece of text is empty or not text.");
  tally.characters += value.length;
  if (tally.characters > longest)
    throw new BodyRefused("The text is longer than 200,000 characters.");
  if (!isStorable(value)) throw new BodyRefused("The text holds characters that cannot be stored.");
  return value;
}

function noText(value: unknown) {
  if (value !== undefined) throw new BodyRefused("Only text may hold words.");
  return {};
}

function readMark(value: unknown): ProseMark {
  const given = record(value, ["type", "attrs"]);
  const type = typeNamed(articleSchema.marks, given.type);
  const { href, workId } = readAttrs(type, given.attrs);
  if (type.name === "bold" || type.name === "italic") return { type: type.name };
  if (type.name === "link" && typeof href === "string") return { type: type.name, attrs: { href } };
  if (type.name === "workLink" && typeof workId === "string")
    return { type: type.name, attrs: { workId } };
  throw new BodyRefused("A link has no address.");
}

function readAttrs(type: NodeType | MarkType, value: unknown) {
  const declared = Object.entries(type.spec.attrs ?? {});
  const given =
    value === undefined || value === null
      ? {}
      : record(
          value,
          declared.map(([name]) => name),
        );
  const attrs: NonNullable<ProseNode["attrs"]> = {};
  for (const [name, spec] of declared) attrs[name] = scalar(given[name] ?? spec.default);
  return attrs;
}

function scalar(value: unknown) {
  if (
    value === null ||
    typeof value === "string" ||
    typeof value === "number" ||
    typeof value === "boolean"
  )
    return value;
  throw new BodyRefused("An attribute is not a plain value.");
}

function typeNamed<T>(types: Record<string, T>, name: unknown): T {
  const type = typeof name === "string" && Object.hasOwn(types, name) ? types[name] : undefined;
  if (!type) throw new BodyRefused("The text holds a part that articles do not have.");
  return type;
}

/** A plain object with no keys but these: `__proto__` and its kin are refused with every other unknown key. */
function record(value: unknown, keys: string[]): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new BodyRefused("A part of the text is not an object.");
  const entries = Object.entries(value);
  if (entries.some(([key]) => !keys.includes(key)))
    throw new BodyRefused("A part of the text has an attribute that articles do not have.");
  return Object.fromEntries(entries);
}

function list(value: unknown): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value))
    throw new BodyRefused("A part of the text that should be a list is not.");
  return value;
}

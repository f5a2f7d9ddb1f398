import { type Attribute, type Extensions, Mark, mergeAttributes, Node } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { isHref } from "./href";
import { isStorable } from "./storable";

/** Characters in the name of who is quoted. */
export const longestSpeaker = 200;

const span = { default: 1, validate: wholeNumber };

/** Link keeps its address only: `target`, `rel` and `class` are the page's business, not the text's. */
const kit = StarterKit.configure({
  heading: { levels: [2, 3] },
  code: false,
  codeBlock: false,
  strike: false,
  underline: false,
  link: {
    openOnClick: false,
    autolink: false,
    defaultProtocol: "https",
    HTMLAttributes: { target: null, rel: null, class: null },
    isAllowedUri: isHref,
  },
}).extend({
  addExtensions() {
    const parts = this.parent?.() ?? [];
    return parts.map((part) => {
      if (part.name === "doc") return part.extend({ content: "(block | figure)+" });
      const attributes = stored[part.name];
      if (!attributes) return part;
      // Words lead to one place: a web address, or a work of ours.
      const excludes = part.name === "link" ? "link workLink" : undefined;
      return part.extend({ addAttributes: () => attributes, ...(excludes && { excludes }) });
    });
  },
});

/** Attributes kept of the pieces whose defaults hold more than we store; each is checked by ProseMirror itself. */
const stored: Record<string, Record<string, Partial<Attribute>>> = {
  link: { href: { default: null, validate: address } },
  orderedList: { start: { default: 1, validate: wholeNumber } },
  heading: { level: { default: 2, validate: headingLevel } },
  blockquote: {
    speaker: { ...inElement("speaker", "data-speaker"), default: "", validate: speaker },
  },
};

/** A table without widths: the page decides them, and stores no style. */
const plainTable = Table.extend({
  renderHTML: ({ HTMLAttributes }) => ["table", mergeAttributes(HTMLAttributes), ["tbody", 0]],
}).configure({ resizable: false });

const cellAttributes = { addAttributes: () => ({ colspan: span, rowspan: span }) };

/** The place where a citation is named: the number is the reader's, the text keeps the citation's id only. */
const Citation = Node.create({
  name: "citation",
  group: "inline",
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({ id: { ...inElement("id", "data-citation"), validate: id } }),
  parseHTML: () => [{ tag: "sup[data-citation]", getAttrs: namesId("data-citation") }],
  renderHTML: ({ HTMLAttributes }) => ["sup", HTMLAttributes],
  renderText: () => "",
});

/** A link to another work by its id; its address is looked up when the page is pressed. */
const WorkLink = Mark.create({
  name: "workLink",
  excludes: "workLink link",
  inclusive: false,
  addAttributes: () => ({ workId: { ...inElement("workId", "data-work"), validate: id } }),
  parseHTML: () => [{ tag: "a[data-work]", getAttrs: namesId("data-work") }],
  renderHTML: ({ HTMLAttributes }) => ["a", HTMLAttributes, 0],
});

/** The place where measures of the record stand, by the work they were entered in: their numbers are looked up when the page is pressed. */
export const Measures = Node.create({
  name: "measures",
  // Of the text as a whole: in no quotation, list or table.
  group: "figure",
  atom: true,
  draggable: true,
  addAttributes: () => ({ workId: { ...inElement("workId", "data-measures"), validate: id } }),
  parseHTML: () => [{ tag: "figure[data-measures]", getAttrs: namesId("data-measures") }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes],
  renderText: () => "",
});

/** What the body of an article may hold: shared by the editor, the server's check and the press. */
export const articleExtensions: Extensions = [
  kit,
  plainTable,
  TableRow,
  TableHeader.extend(cellAttributes),
  TableCell.extend(cellAttributes),
  Citation,
  WorkLink,
  Measures,
];

/** An attribute kept as it is written in the element; Tiptap would read "1984" as a number. */
function inElement(name: string, attribute: string): Partial<Attribute> {
  return {
    default: null,
    parseHTML: (element) => element.getAttribute(attribute) ?? undefined,
    renderHTML: ({ [name]: value }) => (value ? { [attribute]: value } : {}),
  };
}

/** A pasted element counts only where it names an id; its words stay either way. */
function namesId(attribute: string) {
  return (element: HTMLElement) => (isId(element.getAttribute(attribute)) ? null : false);
}

/** A UUID as PostgreSQL writes it, in lower case (RFC 9562, section 4). */
function isId(value: unknown) {
  return (
    typeof value === "string" &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value)
  );
}

function id(value: unknown) {
  if (!isId(value))
    throw new RangeError("A citation, a link to a work and measures must be named by their id.");
}

function speaker(value: unknown) {
  if (typeof value !== "string" || value.length > longestSpeaker || !isStorable(value))
    throw new RangeError("A speaker's name must be at most 200 characters.");
}

function address(value: unknown) {
  if (typeof value !== "string" || !isHref(value))
    throw new RangeError("A link's address must begin with https, http or mailto.");
}

function wholeNumber(value: unknown) {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 1 || value > 1000)
    throw new RangeError("A count must be a whole number from 1 to 1000.");
}

function headingLevel(value: unknown) {
  if (value !== 2 && value !== 3) throw new RangeError("A heading must be of level 2 or 3.");
}

import { type Extensions, mergeAttributes } from "@tiptap/core";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { isHref } from "./href";

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
      const attributes = stored[part.name];
      return attributes ? part.extend({ addAttributes: () => attributes }) : part;
    });
  },
});

/** Attributes kept of the pieces whose defaults hold more than we store; each is checked by ProseMirror itself. */
const stored: Record<
  string,
  Record<string, { default: string | number | null; validate: (value: unknown) => void }>
> = {
  link: { href: { default: null, validate: address } },
  orderedList: { start: { default: 1, validate: wholeNumber } },
  heading: { level: { default: 2, validate: headingLevel } },
};

/** A table without widths: the page decides them, and stores no style. */
const plainTable = Table.extend({
  renderHTML: ({ HTMLAttributes }) => ["table", mergeAttributes(HTMLAttributes), ["tbody", 0]],
}).configure({ resizable: false });

const cellAttributes = { addAttributes: () => ({ colspan: span, rowspan: span }) };

/** What the body of an article may hold: shared by the editor, the server's check and the press. */
export const articleExtensions: Extensions = [
  kit,
  plainTable,
  TableRow,
  TableHeader.extend(cellAttributes),
  TableCell.extend(cellAttributes),
];

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

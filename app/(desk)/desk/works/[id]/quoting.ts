const unquoted = ".vh, del, .beside, .part, small, label, button, [aria-hidden=true]";
const quotable = "[data-quotable]";
const longest = 1_000;

/** The words selected in a text that can be quoted, as readers would have them; null where none are. */
export function selectedWords(): string | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const inside = closest(range.commonAncestorContainer, quotable);
  if (!inside) return null;
  const words = textsOf(inside)
    .filter((node) => range.intersectsNode(node))
    .map((node) => {
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.data.length;
      return { block: node.parentElement?.closest("p"), words: node.data.slice(from, to) };
    });
  const quote = words.map(({ block, words: piece }, n) =>
    n > 0 && block !== words[n - 1]?.block ? ` ${piece}` : piece,
  );
  return quote.join("").trim().slice(0, longest) || null;
}

/** Marks the words where they stand in the page's text, and goes there; false where they do not stand. */
export function goToWords(quote: string): boolean {
  const range = rangeOf(quote);
  if (!range) return false;
  const place = range.startContainer.parentElement;
  place?.scrollIntoView({ block: "center" });
  if ("highlights" in CSS) CSS.highlights.set("quoted", new Highlight(range));
  return true;
}

/** Found whatever the spaces between: a quotation may run over several paragraphs. */
function rangeOf(quote: string): Range | null {
  const main = document.getElementById("main");
  const letters = main ? textsOf(main).flatMap(lettersOf) : [];
  const sought = quote.replace(/\s/g, "");
  const at = letters
    .map(({ letter }) => letter)
    .join("")
    .indexOf(sought);
  const first = letters[at];
  const last = letters[at + sought.length - 1];
  if (at < 0 || !first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

const lettersOf = (node: Text) =>
  node.data
    .split("")
    .map((letter, offset) => ({ letter, node, offset }))
    .filter(({ letter }) => letter.trim() !== "");

/** The pieces of text in it that are the work's own. */
function textsOf(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node instanceof Text && !node.parentElement?.closest(unquoted)) found.push(node);
  }
  return found;
}

function closest(node: Node, selector: string): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest(selector) ?? null;
}

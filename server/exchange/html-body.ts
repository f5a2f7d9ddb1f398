import { DOMParser } from "@tiptap/pm/model";
import { parseHTML } from "linkedom";
import type { ProseNode } from "@/server/public/projection";
import { articleSchema } from "@/server/text/check";
import { plainText } from "@/server/text/plain";
import { emptyBody } from "@/server/works/schema";
import type { FileWorkGiven } from "./format";
import type { Reason } from "./reason";

const parser = DOMParser.fromSchema(articleSchema);

/**
 * HTML of another program as the body of an article: what the schema does not know keeps its words and loses its form.
 * Pictures, films and what is embedded are left out, and said.
 */
export function bodyFromHtml(html: string): { body: ProseNode; flaws: Reason[] } {
  const { document } = parseHTML(
    `<!doctype html><html><body>${withParagraphs(html)}</body></html>`,
  );
  const has = (selector: string) => document.querySelector(selector) !== null;
  const flaws: Reason[] = [];
  if (has("img, picture, svg")) flaws.push({ code: "imagesLeftOut" });
  if (has("iframe, video, audio, embed, object")) flaws.push({ code: "embedsLeftOut" });
  for (const node of document.querySelectorAll(
    "iframe, video, audio, embed, object, svg, script, style",
  ))
    node.remove();
  // Markers of citations and links to works mean something in the newsroom they were made in, and nothing here.
  for (const name of ["data-citation", "data-work"])
    for (const node of document.querySelectorAll(`[${name}]`)) node.removeAttribute(name);
  try {
    return { body: parser.parse(document.body).toJSON(), flaws };
  } catch (error) {
    // Elements nested by the thousand, as no writer leaves them.
    if (!(error instanceof RangeError)) throw error;
    return { body: emptyBody, flaws: [{ code: "bodyUnkept" }] };
  }
}

/** The words of HTML, a line for each paragraph. */
export function wordsOfHtml(html: string): { words: string; flaws: Reason[] } {
  const { body, flaws } = bodyFromHtml(html);
  return { words: plainText(body).trim(), flaws };
}

/** WordPress of old keeps paragraphs as empty lines and makes elements of them only when it shows the page. */
function withParagraphs(html: string): string {
  const bare = html.replace(/<!--[\s\S]*?-->/g, "");
  if (/<(p|div|h[1-6]|ul|ol|table|blockquote)[\s>]/i.test(bare)) return bare;
  return bare
    .split(/\n\s*\n/)
    .filter((part) => part.trim())
    .map((part) => `<p>${part.trim().replace(/\n/g, "<br>")}</p>`)
    .join("");
}

/** A published text of another program as an article that begins anew here as a draft. */
export function articleFrom(post: {
  id: string;
  title: string;
  standfirst: string;
  byline: string;
  html: string;
  datedOn: string | null;
  isTagged: boolean;
  /** Where it stands, to be cited. */
  page?: { url: string; title: string; publisher: string };
}): { work: FileWorkGiven; flaws: Reason[] } {
  const { body, flaws } = bodyFromHtml(post.html);
  const { id, title: headline, byline, datedOn } = post;
  const citations = post.page?.url ? [post.page] : [];
  const standfirst = wordsOfHtml(post.standfirst).words;
  return {
    work: {
      id,
      kind: "article",
      facts: { kind: "article", datedOn },
      editions: [{ headline: wordsOfHtml(headline).words, standfirst, byline, body, citations }],
    },
    flaws: [...flaws, ...(post.isTagged ? [{ code: "tagsLeftOut" } as const] : [])],
  };
}

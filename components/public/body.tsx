import { Node } from "@tiptap/core";
import { renderToReactElement } from "@tiptap/static-renderer/pm/react";
import type { ReactNode } from "react";
import type { Around, Language, ProseNode } from "@/server/public/projection";
import { articleExtensions } from "@/server/text/extensions";
import { MeasuresShown } from "./measures/measures-shown";
import { Scroll } from "./scroll";
import type { Words } from "./words";

/** What a citation becomes once it is numbered. */
const marker = Node.create({
  name: "marker",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ number: { default: 0 }, times: { default: 0 } }),
  renderHTML: () => ["sup"],
});

type Attrs = Record<string, unknown>;
type Part = { children?: ReactNode };
type NodePart = Part & { node: { attrs: Attrs } };
type MarkPart = Part & { mark: { attrs: Attrs } };
type BodyProps = {
  t: Words;
  lang: Language;
  /** Its citations numbered. */
  body: ProseNode;
  around: Around;
};

/** The text of a work. A link to a work that is not live is words only, and measures that are not live are nothing. */
export function Body({ t, lang, body, around }: BodyProps) {
  return renderToReactElement({
    content: body,
    extensions: [...articleExtensions, marker],
    options: {
      nodeMapping: {
        marker: ({ node }: NodePart) => (
          <Marker t={t} number={`${node.attrs.number}`} times={`${node.attrs.times}`} />
        ),
        blockquote: ({ node, children }: NodePart) => (
          <Quotation speaker={node.attrs.speaker}>{children}</Quotation>
        ),
        measures: ({ node }: NodePart) => (
          <MeasuresShown t={t} lang={lang} around={around} workId={`${node.attrs.workId}`} />
        ),
        table: ({ children }: Part) => (
          <Scroll label={t("article.table")}>
            <table>
              <tbody>{children}</tbody>
            </table>
          </Scroll>
        ),
      },
      markMapping: {
        workLink: ({ mark, children }: MarkPart) => {
          const address = addressIn(around.links, mark.attrs.workId);
          return address ? <a href={address}>{children}</a> : children;
        },
      },
    },
  });
}

function Marker({ t, number, times }: { t: Words; number: string; times: string }) {
  return (
    <sup className="mark">
      <a
        href={`#note-${number}`}
        id={`cite-${number}-${times}`}
        aria-label={t("notes.number", { number })}
      >
        {number}
      </a>
    </sup>
  );
}

function Quotation({ speaker, children }: Part & { speaker: unknown }) {
  return (
    <figure className="quote">
      <blockquote>{children}</blockquote>
      {typeof speaker === "string" && speaker !== "" ? (
        <figcaption>
          <bdi>{speaker}</bdi>
        </figcaption>
      ) : null}
    </figure>
  );
}

function addressIn(links: Record<string, string>, workId: unknown) {
  return typeof workId === "string" && Object.hasOwn(links, workId) ? links[workId] : undefined;
}

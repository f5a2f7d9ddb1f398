import { renderToReactElement } from "@tiptap/static-renderer/pm/react";
import type { ReactNode } from "react";
import type { ProseNode } from "@/server/public/projection";
import { articleExtensions } from "@/server/text/extensions";
import type { Words } from "./words";

/** A region that scrolls must take the keyboard's focus (WCAG 2.1.1); not every browser gives it on its own. */
const scrollable = { tabIndex: 0 };

type Part = { children?: ReactNode };

/** The text of an article. A table stands in a region of its own, which a keyboard can scroll. */
export function Body({ t, body }: { t: Words; body: ProseNode }) {
  return renderToReactElement({
    content: body,
    extensions: articleExtensions,
    options: {
      nodeMapping: {
        table: ({ children }: Part) => (
          <section className="scroll" {...scrollable} aria-label={t("article.table")}>
            <table>
              <tbody>{children}</tbody>
            </table>
          </section>
        ),
      },
    },
  });
}

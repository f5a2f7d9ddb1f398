/** What a program reads of a page: terms of schema.org with their values. What is undefined is left out. */
export type PageData = { [term: string]: Value | Value[] | undefined };
type Value = string | number | boolean | PageData;

/**
 * JSON-LD, which browsers keep and never run. No `<` stands in it, so that no words of a text can end it, or begin anything
 * that React would have to escape.
 */
export function DataBlock({ data }: { data: PageData }) {
  const json = JSON.stringify({ "@context": "https://schema.org", ...data });
  return <script type="application/ld+json">{json.replaceAll("<", "\\u003c")}</script>;
}

import { expect, test } from "vitest";
import { emptyBody } from "@/server/works/schema";
import { asText } from "./as-text";

const [one, two, three] = ["1", "2", "3"] as const;
const cited = (id: string, quote: string, place = "") => ({
  ...{ id, sourceId: id, place, quote },
  sourceTitle: `Source ${id}`,
});

function draft(marker: string, citations: ReturnType<typeof cited>[]) {
  const content = [
    { type: "text", text: "It was said" },
    { type: "citation", attrs: { id: marker } },
    { type: "text", text: "." },
  ];
  const body = { type: "doc", content: [{ type: "paragraph", content }] };
  const text = { headline: "A headline", standfirst: "", byline: "", body, method: emptyBody };
  return { text: { ...text, citations }, facts: { kind: "article", datedOn: null } as const };
}

test("a draft in words tells its sources with their places and quotes, under the numbers they have in the text", () => {
  const notes = [cited(one, "of the whole"), cited(two, "said so", "page 3")];
  expect(asText(draft(two, notes))).toBe(
    "A headline\n\nIt was said[1].\n\n[1] Source 2, page 3, “said so”\nSource 1, “of the whole”",
  );
});

test.each([
  ["another source", [cited(three, "said so")]],
  ["another quote", [cited(two, "said otherwise")]],
  ["another place", [cited(two, "said so", "page 4")]],
])("two drafts that differ in %s alone do not read the same", (_, notes) => {
  expect(asText(draft(two, notes))).not.toBe(asText(draft(two, [cited(two, "said so")])));
});

test("a source without a title is known by its place and quote", () => {
  const { sourceTitle: _, ...bare } = cited(one, "said so", "page 3");
  const { text, facts } = draft(one, []);
  expect(asText({ text: { ...text, citations: [bare] }, facts })).toContain(
    "[1] page 3, “said so”",
  );
});

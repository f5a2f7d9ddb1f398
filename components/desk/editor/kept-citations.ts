import type { Citation } from "./citation";

type Edit = {
  /** Ids the text cited before the edit, and after it. */
  before: readonly string[];
  after: readonly string[];
  /** Ids the work's other texts cite. */
  elsewhere: readonly string[];
  citations: readonly Citation[];
  /** Citations whose last marker was deleted, by id: undoing, or pasting the marker again, brings them back. It is added to. */
  removed: Map<string, Citation>;
};

/**
 * The citations after an edit of the text, or null where they stay as they were: a citation goes with its last marker and
 * comes back with it. One of the whole text never had a marker, so it stays.
 */
export function afterEdit({ before, after, elsewhere, citations, removed }: Edit) {
  const still = new Set([...after, ...elsewhere]);
  const gone = new Set(before.filter((id) => !still.has(id)));
  const known = new Set(citations.map(({ id }) => id));
  const back = after.flatMap((id) => (known.has(id) ? [] : (removed.get(id) ?? [])));
  const left = citations.filter(({ id }) => !gone.has(id));
  for (const citation of citations) if (gone.has(citation.id)) removed.set(citation.id, citation);
  return left.length === citations.length && back.length === 0 ? null : [...left, ...back];
}

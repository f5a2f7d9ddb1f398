import type { Facts, Projection, Text } from "@/server/public/projection";

/** A text with the facts it shows. Both are of one kind, or it is a bug. */
export function joined(text: Text, facts: Facts): Projection {
  if (text.kind === "article" && facts.kind === "article") return { ...text, facts };
  if (text.kind === "event" && facts.kind === "event") return { ...text, facts };
  if (text.kind === "act" && facts.kind === "act") return { ...text, facts };
  if (text.kind === "page" && facts.kind === "page") return { ...text, facts };
  if (text.kind === "entity" && facts.kind === "entity") return { ...text, facts };
  throw new Error(`A text of kind ${text.kind} cannot show facts of kind ${facts.kind}.`);
}

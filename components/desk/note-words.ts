import type { Save } from "@/server/works/schema";

type Note = Save["text"]["citations"][number] & { sourceTitle?: unknown };

/** A citation in words: its source, the place in it and the quoted words. One that does not carry the title of its source along is known by the others. */
export function noteWords({ sourceTitle, place, quote }: Note): string {
  const title = typeof sourceTitle === "string" ? sourceTitle : "";
  return [title, place, quote && `“${quote}”`].filter(Boolean).join(", ");
}

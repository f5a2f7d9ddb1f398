import { capturePath } from "@/server/captures/rules";
import type { PublicSource } from "@/server/public/projection";

type SourceRow = {
  title: string;
  publisher: string;
  author: string;
  lang: string;
  url: string;
  publishedOn: Date | null;
  restrictedAt: Date | null;
  publicWording: string;
  capture: { hash: string; ending: string; takenAt: Date } | null;
};

/** What readers may know of a source: of a protected one its chosen wording and nothing else. */
export function publicSource(row: SourceRow): PublicSource {
  if (row.restrictedAt !== null) return { wording: row.publicWording };
  const { title, publisher, author, lang, url } = row;
  return {
    title,
    publisher,
    author,
    lang,
    url,
    publishedOn: row.publishedOn?.toISOString().slice(0, 10) ?? null,
    ...(row.capture && {
      capture: {
        path: capturePath(row.capture),
        takenOn: row.capture.takenAt.toISOString().slice(0, 10),
      },
    }),
  };
}

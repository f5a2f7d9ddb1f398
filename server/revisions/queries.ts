import type { Tx } from "@/server/db";
import { type Language, languages, type PublishedVersion } from "@/server/public/projection";
import { checkBody } from "@/server/text/check";
import {
  type ArticleText,
  articlePath,
  isoDate,
  projectionOf,
  seal,
  slugFrom,
  versionPath,
} from "@/server/works/rules";

/** A working copy, as it is stored. */
export type WorkingCopy = {
  id: string;
  lang: string;
  slug: string | null;
  headline: string;
  standfirst: string;
  byline: string;
  datedOn: Date | null;
  body: unknown;
  submittedRevisionId: string | null;
  changedAt: Date;
};

/** The working copy as it would be published, its slug settled: fixed once published, else from the headline. */
export async function textOf(tx: Tx, row: WorkingCopy): Promise<ArticleText & { slug: string }> {
  const lang = languageOf(row.lang);
  const published = await tx.publication.count({ where: { editionId: row.id } });
  const slug =
    published > 0 && row.slug ? row.slug : await freeSlug(tx, row, slugFrom(row.headline));
  return {
    slug,
    lang,
    path: articlePath(lang, slug),
    headline: row.headline.trim(),
    standfirst: row.standfirst.trim(),
    byline: row.byline.trim(),
    datedOn: isoDate(row.datedOn),
    body: checkBody(row.body),
  };
}

export function languageOf(value: string): Language {
  const lang = languages.find((known) => known === value);
  if (!lang) throw new Error(`No such language: ${value}`);
  return lang;
}

async function freeSlug(tx: Tx, row: WorkingCopy, wanted: string): Promise<string> {
  const base = wanted || "article";
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`;
    const taken = await tx.edition.count({ where: { lang: row.lang, slug, id: { not: row.id } } });
    if (taken === 0) return slug;
  }
}

/** The version that publishing now would make. */
export async function versionToBe(tx: Tx, row: WorkingCopy): Promise<PublishedVersion> {
  const version = 1 + (await tx.publication.count({ where: { editionId: row.id } }));
  const projection = projectionOf(await textOf(tx, row));
  const { hash } = seal(projection);
  return {
    projection,
    version,
    textHash: hash,
    publishedAt: row.changedAt,
    versionPath: versionPath(projection.lang, hash, version),
  };
}

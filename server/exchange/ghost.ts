import { z } from "zod";
import { articleFrom } from "./html-body";
import type { RawRow } from "./read-file";

const words = z
  .string()
  .nullish()
  .transform((value) => value ?? "");
const id = z.union([z.string(), z.number()]).transform(String);

/** The parts of a Ghost export (ghost.org/docs/migration/custom) that become articles. */
const post = z.object({
  id,
  uuid: words,
  title: words,
  html: words,
  plaintext: words,
  custom_excerpt: words,
  published_at: z.union([z.string(), z.number()]).nullish(),
  type: words,
});
const whole = z.object({
  posts: z.array(z.unknown()),
  users: z.array(z.object({ id, name: words })).default([]),
  posts_authors: z.array(z.object({ post_id: id, author_id: id })).default([]),
  posts_tags: z.array(z.object({ post_id: id })).default([]),
});

/** The posts of a Ghost export as works; null where it is none. */
export function rowsOfGhost(json: unknown): RawRow[] | null {
  const parsed = dataOf.safeParse(json);
  if (!parsed.success) return null;
  const { posts, users, posts_authors, posts_tags } = parsed.data;
  const names = new Map(users.map((user) => [user.id, user.name]));
  return posts.map((given) => {
    const one = post.safeParse(given);
    if (!one.success) return { work: {}, flaws: [{ code: "shapeUnknown" }] };
    const { id: postId, uuid, title, html, plaintext, custom_excerpt, published_at } = one.data;
    const authors = posts_authors.filter(({ post_id }) => post_id === postId);
    return articleFrom({
      id: uuid || postId,
      title,
      html: html || plaintext,
      standfirst: custom_excerpt,
      byline: authors.flatMap(({ author_id }) => names.get(author_id) ?? []).join(", "),
      datedOn: dayOf(published_at),
      isTagged: posts_tags.some(({ post_id }) => post_id === postId),
    });
  });
}

const dataOf = z
  .union([
    z.object({ db: z.array(z.object({ data: whole })).min(1) }).transform(({ db }) => db[0]?.data),
    z.object({ data: whole }).transform(({ data }) => data),
  ])
  .transform((data, context) => {
    if (data) return data;
    context.addIssue("A Ghost export holds one database.");
    return z.NEVER;
  });

function dayOf(moment: string | number | null | undefined): string | null {
  const date = new Date(moment ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
}

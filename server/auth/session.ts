import "server-only";
import { cookies, headers } from "next/headers";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { viewerOf } from "@/server/account/queries";
import { deskDb } from "@/server/db";
import { sessionCookie } from "./cookies";
import type { Viewer } from "./viewer";

/** Who is asking, by the session row: a sign-out, a changed role or a suspension acts on the very next request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const jar = await cookies();
  const token = await getToken({
    req: {
      headers: Object.fromEntries(await headers()),
      cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
    } as never,
    cookieName: sessionCookie.name,
  });
  if (typeof token?.sessionToken !== "string") return null;
  return viewerOf(deskDb(), token.sessionToken, new Date());
});

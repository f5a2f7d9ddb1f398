import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { endSession, openSession } from "@/server/account/commands";
import { deskDb } from "@/server/db";
import { callbackCookie, csrfCookie, knownBrowserCookie, sessionCookie } from "./cookies";

const week = 7 * 24 * 60 * 60;
const year = 365 * 24 * 60 * 60;

const credentials = z.object({ email: z.string().max(254), password: z.string().max(200) });

/** Credentials work only with the JWT strategy, so the cookie carries a session token and the row decides on every request. */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: week },
  cookies: { sessionToken: sessionCookie, csrfToken: csrfCookie, callbackUrl: callbackCookie },
  pages: { signIn: "/desk/sign-in", signOut: "/desk/sign-in", error: "/desk/sign-in" },
  providers: [
    CredentialsProvider({
      credentials: { email: {}, password: {} },
      authorize: async (input, request) => {
        const given = credentials.safeParse(input);
        if (!given.success) return null;
        const address = String(request.headers?.["x-vigil-address"] ?? "");
        const agent = String(request.headers?.["user-agent"] ?? "");
        const jar = await cookies();
        const { name, options } = knownBrowserCookie;
        const mark = jar.get(name)?.value ?? null;
        const opened = await openSession(deskDb(), { ...given.data, address, agent, mark });
        if (!opened) return null;
        jar.set(name, opened.mark, { ...options, maxAge: year });
        return { id: opened.token };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sessionToken: user.id } : token),
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sessionToken === "string") await endSession(deskDb(), token.sessionToken);
    },
  },
};

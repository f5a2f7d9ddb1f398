import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { endSession, openSession } from "@/server/account/commands";
import { deskDb } from "@/server/db";

const week = 7 * 24 * 60 * 60;

const credentials = z.object({ email: z.string().max(254), password: z.string().max(200) });

/** Credentials work only with the JWT strategy, so the cookie carries a session token and the row decides on every request. */
export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: week },
  pages: { signIn: "/desk/sign-in" },
  providers: [
    CredentialsProvider({
      credentials: { email: {}, password: {} },
      authorize: async (input, request) => {
        const given = credentials.safeParse(input);
        if (!given.success) return null;
        const address = String(request.headers?.["x-vigil-address"] ?? "");
        const agent = String(request.headers?.["user-agent"] ?? "");
        const token = await openSession(deskDb(), { ...given.data, address, agent });
        return token ? { id: token } : null;
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

import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { currentViewer } from "@/server/auth/session";
import { deskDb } from "@/server/db";
import { headersFor } from "@/server/front/headers";
import { rootRouter } from "@/server/trpc/root";

const handler = (req: Request) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req,
    router: rootRouter,
    createContext: async () => ({ db: deskDb(), viewer: await currentViewer() }),
    responseMeta: () => ({ headers: new Headers(headersFor("desk")) }),
  });

export { handler as GET, handler as POST };

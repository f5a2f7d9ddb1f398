import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { personHeader } from "@/components/desk/person-header";
import { currentViewer } from "@/server/auth/session";
import { deskDb } from "@/server/db";
import { rootRouter } from "@/server/trpc/root";

const handler = (req: Request) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req,
    router: rootRouter,
    createContext: async () => ({ db: deskDb(), viewer: await viewerFor(req) }),
  });

/** A window left open by one person does nothing in the name of another who has since signed in beside it. */
async function viewerFor(req: Request) {
  const viewer = await currentViewer();
  const meant = req.headers.get(personHeader);
  return meant === null || viewer?.id === meant ? viewer : null;
}

export { handler as GET, handler as POST };

import { previewOf } from "@/app/(desk)/desk/works/[id]/preview/preview-of";
import { api } from "@/server/trpc/caller";

type Params = Promise<{ id: string; revisionId: string }>;

/** The page readers would get if this revision were published now. */
export async function GET(_: Request, { params }: { params: Params }) {
  const { id: editionId, revisionId } = await params;
  return previewOf(async () => (await api.drafts.revision({ editionId, revisionId })).asVersion);
}

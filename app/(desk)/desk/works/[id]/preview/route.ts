import { api } from "@/server/trpc/caller";
import { previewOf } from "./preview-of";

/** The page readers would get of the text as it stands. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id: editionId } = await params;
  return previewOf(() => api.publications.preview({ editionId }));
}

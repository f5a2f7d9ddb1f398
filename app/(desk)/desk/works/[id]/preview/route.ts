import { currentViewer } from "@/server/auth/session";
import { headersFor } from "@/server/front/headers";
import { pageOf } from "@/server/press/pages";
import { render } from "@/server/press/render";
import { siteNow } from "@/server/press/site";
import { readerPool } from "@/server/public/db";
import { api } from "@/server/trpc/caller";

/** Exactly what readers will get: the same render as the press, over the text as it stands. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  if (!(await currentViewer()))
    return new Response(null, { status: 401, headers: headersFor("preview") });
  const { id } = await params;
  const version = await api.publications.preview({ editionId: id });
  const page = await pageOf(readerPool(), version, version);
  const html = await render(page, await siteNow());
  return new Response(html, {
    headers: { ...headersFor("preview"), "Content-Type": "text/html; charset=utf-8" },
  });
}

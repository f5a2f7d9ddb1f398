import { currentViewer } from "@/server/auth/session";
import { headersFor } from "@/server/front/headers";
import { pressStylesheet } from "@/server/press/press";
import { render } from "@/server/press/render";
import { api } from "@/server/trpc/caller";

/** Exactly what readers will get: the same render as the press, over the text as it stands. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  if (!(await currentViewer()))
    return new Response(null, { status: 401, headers: headersFor("preview") });
  const { id } = await params;
  const version = await api.works.preview({ editionId: id });
  const site = { siteUrl: process.env.SITE_URL ?? "", stylesheet: await pressStylesheet() };
  const html = await render(
    { page: "article", version, latest: true, latestPath: version.projection.path },
    site,
  );
  return new Response(html, {
    headers: { ...headersFor("preview"), "Content-Type": "text/html; charset=utf-8" },
  });
}

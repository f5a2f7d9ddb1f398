import { currentViewer } from "@/server/auth/session";
import { headersFor } from "@/server/front/headers";
import { pageOf } from "@/server/press/pages";
import { render } from "@/server/press/render";
import { siteNow } from "@/server/press/site";
import { readerPool } from "@/server/public/db";
import type { PublishedVersion } from "@/server/public/projection";

/** Exactly what readers would get of a version that is asked for: the same render as the press. 401 to someone not signed in. */
export async function previewOf(ask: () => Promise<PublishedVersion>): Promise<Response> {
  if (!(await currentViewer()))
    return new Response(null, { status: 401, headers: headersFor("preview") });
  const version = await ask();
  const page = await pageOf(readerPool(), version, version);
  const html = await render(page, await siteNow());
  return new Response(html, {
    headers: { ...headersFor("preview"), "Content-Type": "text/html; charset=utf-8" },
  });
}

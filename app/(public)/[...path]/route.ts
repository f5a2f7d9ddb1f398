import { answer } from "@/server/press/answer";

export const dynamic = "force-dynamic";

export function GET(request: Request) {
  const { pathname, searchParams } = new URL(request.url);
  return answer(pathname, { query: searchParams, held: request.headers.get("If-None-Match") });
}

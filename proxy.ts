import { type NextRequest, NextResponse } from "next/server";
import { deskPolicy, headersFor } from "@/server/front/headers";

/** Gives every desk page a nonce for its scripts. Nothing is authorised here: pages and procedures ask the session row. */
export function proxy(request: NextRequest) {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = deskPolicy({ nonce, dev: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(headersFor("desk"))) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  matcher: ["/desk", "/desk/((?!works/[^/]+/(?:revisions/[^/]+/)?preview).*)"],
};

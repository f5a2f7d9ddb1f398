import { answer } from "@/server/press/answer";

export const dynamic = "force-dynamic";

export const GET = (request: Request) => answer(new URL(request.url).pathname);

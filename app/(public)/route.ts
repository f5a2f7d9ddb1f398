import { answer } from "@/server/press/answer";

export const dynamic = "force-dynamic";

export const GET = () => answer("/");

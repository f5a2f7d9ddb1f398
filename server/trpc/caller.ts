import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { currentViewer } from "@/server/auth/session";
import { deskDb } from "@/server/db";
import { createCallerFactory } from "./init";
import { rootRouter } from "./root";

const createContext = cache(async () => ({ db: deskDb(), viewer: await currentViewer() }));

/** Desk pages read through the same procedures as the browser, so no page can skip a check. */
export const api = createCallerFactory(rootRouter)(createContext, {
  onError: ({ error }) => {
    // An address whose id is none leads nowhere, as one that was never given out does.
    if (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST") notFound();
  },
});

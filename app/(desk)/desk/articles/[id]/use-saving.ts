"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC } from "@/components/desk/trpc";

export type Draft = {
  headline: string;
  standfirst: string;
  byline: string;
  datedOn: string | null;
  body: unknown;
};

export type SaveState = "saved" | "waiting" | "saving" | "offline" | "stale" | "refused";

/**
 * Saves while typing: 500 ms after the last change, one save in flight, the last edit sent after it. A save's answer
 * never writes into the form (6-safety R1, R2); a newer text of someone else stops the saving and keeps one's own.
 */
export function useSaving(editionId: string, firstVersion: number) {
  const trpc = useTRPC();
  const { mutateAsync } = useMutation(trpc.works.saveArticle.mutationOptions({ retry: false }));
  const [state, setState] = useState<SaveState>("saved");
  const version = useRef(firstVersion);
  const pending = useRef<Draft | null>(null);
  const isSending = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = useCallback(async () => {
    if (isSending.current || pending.current === null) return;
    isSending.current = true;
    const draft = pending.current;
    pending.current = null;
    setState("saving");
    try {
      const saved = await mutateAsync({ editionId, version: version.current, ...draft });
      version.current = saved.version;
      setState(pending.current === null ? "saved" : "waiting");
    } catch (error) {
      pending.current ??= draft;
      setState(stateAfter(error));
    } finally {
      isSending.current = false;
    }
  }, [editionId, mutateAsync]);

  const change = useCallback(
    (draft: Draft) => {
      pending.current = draft;
      setState((now) => (now === "stale" ? now : "waiting"));
      clearTimeout(timer.current);
      timer.current = setTimeout(send, 500);
    },
    [send],
  );

  useEffect(() => {
    const again = setInterval(() => {
      if (pending.current !== null) void send();
    }, 5_000);
    const warn = (event: BeforeUnloadEvent) => {
      if (pending.current !== null || isSending.current) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => {
      clearInterval(again);
      clearTimeout(timer.current);
      window.removeEventListener("beforeunload", warn);
    };
  }, [send]);

  /** Sends what is left; answers the version the server now has, or null when it could not be saved. */
  const settle = useCallback(async () => {
    clearTimeout(timer.current);
    await send();
    return pending.current === null && !isSending.current ? version.current : null;
  }, [send]);

  return { state, change, settle };
}

function stateAfter(error: unknown): SaveState {
  if (!(error instanceof Error)) return "refused";
  if (error.message === "stale") return "stale";
  return "data" in error && error.data ? "refused" : "offline";
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Kept, KeptWords } from "@/components/desk/kept-words";
import { useTRPC } from "@/components/desk/trpc";
import type { Draft } from "@/server/drafts/rules";
import type { Save } from "@/server/works/schema";
import { useOpenText } from "./open-text";

export type SaveState = "saved" | "waiting" | "saving" | "offline" | "ended" | "stale" | "refused";
/** Why the last save did not arrive. */
export type Failure = Error & { data?: { code: string } | null };
type Versions = Pick<Save, "version" | "factsVersion">;

/**
 * Saves while typing: 500 ms after the last change, one save in flight, the last edit sent after it. A save's answer
 * never writes into the form (6-safety R1, R2); a newer text of someone else stops the saving and keeps one's own. Until the
 * server has them, the words are kept on this computer too (R6).
 */
export function useSaving(editionId: string, first: Versions, kept: Kept | null | undefined) {
  const trpc = useTRPC();
  const { mutateAsync } = useMutation(trpc.drafts.save.mutationOptions({ retry: false }));
  const [state, setState] = useState<SaveState>("saved");
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const open = useOpenText();
  // The page hands over the whole edition, which is not to travel with each save.
  const versions = useRef<Versions>({ version: first.version, factsVersion: first.factsVersion });
  const pending = useRef<Draft | null>(null);
  const isSending = useRef(false);
  const isStale = useRef(false);
  const { keep, forget } = useKeeping(editionId, kept);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const send = useCallback(async () => {
    if (isSending.current || isStale.current || pending.current === null) return;
    isSending.current = true;
    const draft = pending.current;
    pending.current = null;
    setState("saving");
    try {
      const { version, factsVersion } = await mutateAsync({
        editionId,
        ...versions.current,
        ...draft,
      });
      versions.current = { version, factsVersion };
      if (pending.current === null) void forget();
      setState(pending.current === null ? "saved" : "waiting");
    } catch (error) {
      pending.current ??= draft;
      setRefusal(failureOf(error));
      const next = stateAfter(error);
      isStale.current = next === "stale";
      setState(next);
    } finally {
      isSending.current = false;
    }
  }, [editionId, mutateAsync, forget]);

  const change = useCallback(
    (draft: Draft) => {
      pending.current = draft;
      void keep({ ...versions.current, ...draft, at: new Date().toISOString() });
      setState((now) => (now === "stale" ? now : "waiting"));
      clearTimeout(timer.current);
      timer.current = setTimeout(send, 500);
    },
    [send, keep],
  );

  useEffect(() => {
    const again = setInterval(() => void send(), 5_000);
    const now = () => void send();
    const warn = (event: BeforeUnloadEvent) => {
      if (pending.current !== null || isSending.current) event.preventDefault();
    };
    window.addEventListener("online", now);
    window.addEventListener("beforeunload", warn);
    return () => {
      clearInterval(again);
      clearTimeout(timer.current);
      window.removeEventListener("online", now);
      window.removeEventListener("beforeunload", warn);
    };
  }, [send]);

  /** Sends what is left; answers the version the server now has, or null when it could not be saved. */
  const settle = useCallback(async () => {
    clearTimeout(timer.current);
    // A save already under way is waited for, then the last edit follows it.
    for (let tries = 0; tries < 100 && isSending.current; tries += 1) await pause(50);
    await send();
    return pending.current === null ? versions.current.version : null;
  }, [send]);

  /** Gives up what is pending: its words are safe elsewhere. */
  const release = useCallback(() => {
    pending.current = null;
    return forget();
  }, [forget]);

  useEffect(() => {
    const isIdle = () => pending.current === null && !isSending.current;
    open.current = { versions: () => versions.current, isIdle, settle };
    return () => {
      open.current = null;
    };
  }, [open, settle]);

  return { state, refusal, change, settle, release };
}

/** The last of several wishes wins: what was typed latest is kept, or nothing once all of it is saved. */
function useKeeping(editionId: string, kept: Kept | null | undefined) {
  const latest = useRef(0);
  const tail = useRef(Promise.resolve());
  const wish = useCallback((act: () => Promise<void> | undefined) => {
    latest.current += 1;
    const mine = latest.current;
    tail.current = tail.current
      .then(() => (mine === latest.current ? act() : undefined))
      .catch(() => {});
    return tail.current;
  }, []);
  const keep = useCallback(
    (words: KeptWords) => wish(() => kept?.keep(editionId, words)),
    [wish, kept, editionId],
  );
  const forget = useCallback(() => wish(() => kept?.forget(editionId)), [wish, kept, editionId]);
  return { keep, forget };
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

const failureOf = (error: unknown): Failure | null => (error instanceof Error ? error : null);

function stateAfter(error: unknown): SaveState {
  if (!(error instanceof Error)) return "refused";
  if (error.message === "stale" || error.message === "wrongStatus") return "stale";
  if (error.message === "UNAUTHORIZED") return "ended";
  return "data" in error && error.data ? "refused" : "offline";
}

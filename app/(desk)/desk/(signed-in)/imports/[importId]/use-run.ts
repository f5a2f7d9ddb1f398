"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/components/desk/trpc";
import type { ImportForDesk } from "@/server/imports/queries";

/** Asks for the next drafts until none is left, or the person leaves. */
export function useRun({ id: importId, counts }: ImportForDesk) {
  const trpc = useTRPC();
  const { refresh } = useRouter();
  const goOn = useMutation(trpc.imports.goOn.mutationOptions());
  const [made, setMade] = useState(counts.done);
  const [isRunning, setRunning] = useState(false);
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  async function run() {
    setRunning(true);
    try {
      for (let left = 1; left > 0 && isHere.current; ) {
        const told = await goOn.mutateAsync({ importId });
        setMade(told.made);
        left = told.left;
      }
    } catch {
      // The mutation holds the failure, and its words are shown.
    }
    setRunning(false);
    refresh();
  }
  return { run, isRunning, made, error: goOn.error };
}

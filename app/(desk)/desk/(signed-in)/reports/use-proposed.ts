"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "@/components/desk/trpc";
import type { Proposed } from "@/server/proposals/queries";

/** The events a report tells of; read again when it is dated on another day, since their dates are counted from it. */
export function useProposed(text: string, first: Proposed) {
  const trpc = useTRPC();
  const { mutate, data, isPending } = useMutation(trpc.reports.propose.mutationOptions());
  const readAgain = (datedOn: string | null) => mutate({ text, datedOn });
  return { proposed: data ?? first, isBusy: isPending, readAgain };
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { type Kept, openKept } from "./kept-words";
import { useTRPC } from "./trpc";

/** The store of the person's unsent words: undefined until it is open, null where this browser has none. */
export function useKept(): Kept | null | undefined {
  const trpc = useTRPC();
  const told = useQuery(trpc.account.wordsKey.queryOptions(undefined, forThisPage));
  const kept = useQuery({
    queryKey: ["kept", told.data?.personId],
    queryFn: () => (told.data ? openKept(told.data) : null),
    enabled: told.data !== undefined,
    ...forThisPage,
  });
  return told.isError || kept.isError ? null : kept.data;
}

const forThisPage = { staleTime: Number.POSITIVE_INFINITY, retry: false };
